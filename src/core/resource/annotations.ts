/** Written by the store at creation, taken away by the controller once Docker confirmed that nothing is left. */
export const LAB_FINALIZER = 'lab.neuroglia.com/provisioned'

/**
 * A person's last word ("true") on a lab that cannot be removed cleanly: go on past steps that fail. What it costs (work that was not
 * collected, a container left behind for the clean-up) is said beside the button.
 */
export const FORCE_DELETE_ANNOTATION = 'lab.neuroglia.com/force-delete'

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
