/** This program itself: why it does not start, and what it can bear. */
export const PROGRAM = {
  PortOccupied: 'Port {port} is in use by another program. Choose another one with --port, or leave it out for any free one.',
  PortNotAllowed: 'This user may not use port {port}. Choose another one.',
  DataDirNotAllowed: 'This user may not use the data directory {directory}. Choose another one.',
  DataDirNotFolder: 'The data directory {directory} is not a directory. Choose another one with --data-dir.',
  PanelNotBuilt: 'The panel is not built: {folder} has no index.html. Run this first: npm run build',
  ProtectionSwitchedOff:
    'Lab Resource Manager does not start with {switches}: it would take away what protects this machine. Leave it out.',
  ProvisionerOptionOdd: '--provisioner is one of: {known}.',
  EventsUrlOdd: '--events-url must be an http:// or https:// address.',

  AppSlow:
    'For {seconds} s everything here has been late by up to {ms} ms at a time: this machine, or this app, has more to do than it can. Close programs that are not needed; labs run on by themselves',
  AppQuick: 'Everything here is answered at once again',
} as const
