/** What is declared against what runs: replaced, limited, waiting for a restart, moved to another address. */
export const UP_TO_DATE = {
  UpToDate: 'What is declared is what runs',
  RestartToApply: 'Made for an earlier version of lab or template; a restart applies: {fields}',
  ReplaceToApply:
    "Made for an earlier version of lab or template ({fields}). A restart keeps this container, because it holds more than the student's folder: {holds}",
  LimitBelowUse: 'The lab uses {usedMiB} MiB of memory now, so it cannot be limited to {limitMiB} MiB; it is tried again while it runs',
  CutOff: 'The lab was cut off its network, so nobody could reach it; it is put back',
  LimitsChanged: 'New limits are in force: {cpu} processors, {memoryMiB} MiB of memory, {pids} processes',
  NoContainerToLimit: 'The lab has no container whose limits could be changed',
  AddressChanged:
    'The lab has another address now, because its port was taken: port {port} instead of {before}. Links to the old one do not lead here any more',
  NoPortFree: 'No port is free for the lab between {first} and {last}; delete labs that are not needed, or widen the range in Settings',
} as const
