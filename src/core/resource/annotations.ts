/** Written by the store at creation, taken away by the controller once Docker confirmed that nothing is left. */
export const LAB_FINALIZER = 'lab.neuroglia.com/provisioned'

/** Written by the service: the lab's container was there before its record, so that there is something to bring into safety. */
export const ADOPTED_ANNOTATION = 'lab.neuroglia.com/adopted'

/**
 * A person's wish, at the moment that `spec.restartAt` names: a container that holds more than the student's folder is brought into safety and
 * gives way to one that fits.
 */
export const REPLACE_ANNOTATION = 'lab.neuroglia.com/replace-at'

/**
 * A person's last word ("true") on a lab that cannot be removed cleanly: go on past steps that fail. What it costs (work that was not
 * collected, a container left behind for the clean-up) is said beside the button.
 */
export const FORCE_DELETE_ANNOTATION = 'lab.neuroglia.com/force-delete'

/**
 * A person's wish for one lab: another folder of this machine for its work, where the disk of the data directory has no room for it. An
 * absolute path; looked at when it is wished, and made where it is not there.
 */
export const WORK_FOLDER_ANNOTATION = 'lab.neuroglia.com/work-folder'

/**
 * Who changed the settings, kept with them so that it is backed up and restored with them. Only the service writes it: clients that
 * read it send it along, and what they send is thrown away.
 */
export const SETTINGS_HISTORY_ANNOTATION = 'lab.neuroglia.com/history'

/**
 * Which built-in template this one began as: the fingerprint of its spec when the engine wrote it. Only the engine writes it; what
 * clients send along is thrown away.
 */
export const BUILT_IN_ANNOTATION = 'lab.neuroglia.com/built-in'

/** Written by the store at creation, taken away by the class's controller once none of its labs is left. */
export const CLASS_FINALIZER = 'lab.neuroglia.com/labs'

/** The label of a lab that names its class: what a list of one class selects by. The proof is the owner reference. */
export const CLASS_LABEL = 'lab.neuroglia.com/class'

/** What its class said of a lab when it wrote it last, as JSON. Only the class's controller writes it. */
export const CLASS_APPLIED_ANNOTATION = 'lab.neuroglia.com/class-applied'

/** A person's word on labs that nobody asks for any more: their uids, separated by commas. Their work is collected, then they go. */
export const CLASS_RELEASE_ANNOTATION = 'lab.neuroglia.com/release-removals'
