const ENDS = 'must start and end with an alphanumeric character'
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const QUALIFIED_NAME =
  `must consist of alphanumeric characters, '-', '_' or '.', and ${ENDS}` +
  ` (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED}')`
const TYPE = 'Invalid value: {actual, quoted}: {field} in body must be of type {expected}: {actual, quoted}'

/** What is wrong with one field, in the words of the Kubernetes API server wherever it has words for it: clients know them. */
export const MISTAKES = {
  // What stands in the wrong form.
  WrongType: TYPE,
  NotAnObject: TYPE,
  NotAList: TYPE,
  NotText: TYPE,
  NotANumber: TYPE,
  NotWholeNumber: TYPE,
  NotTrueOrFalse: TYPE,
  NotANumberOrText: TYPE,
  NotAnInteger: 'must be an integer',
  NotFinite: 'must be a finite number',
  NotWellFormed: '{said}',
  DurationTooLong: 'must be a duration like "1h30m", no longer than {most} characters',
  DurationNegative: 'must not be negative',
  DurationInvalid: 'time: invalid duration {text, quoted}',
  DurationWithoutUnit: 'time: missing unit in duration {text, quoted}',
  DurationUnknownUnit: 'time: unknown unit {unit, quoted} in duration {text, quoted}',
  DurationNotIso: 'must be an ISO 8601 duration of hours, minutes and seconds, like "PT1H30M"',
  NotALabDuration: '{why} (a lab lasts from 1m to 720h, that is 30 days, or "none")',
  NotAnEmail: 'must be an e-mail address of ASCII letters and digits, like "student@example.com"',
  NotATimeZone: 'must be the name of a time zone, like "Europe/Berlin"',
  NotATime: 'must be a date and time with its zone, like "2025-09-09T21:34:19Z" (RFC 3339)',
  NotMemory: 'must be a number of bytes, or a number with one of the suffixes Ki, Mi, Gi, Ti, k, M, G, T (e.g. "512Mi")',
  NotASize: 'must be a size such as "2Gi" or "500Mi", or "none"',
  SizeTooSmall: 'must be greater than or equal to {least}, or "none"',
  NotAPortRange: 'must be two ports with a "-" between them, such as "20000-29999"',
  PortRangeOutside: 'must lie between {first} and {last}',
  PortRangeTooSmall: 'must have room for at least {least} ports, the first one being the smaller',
  ThisMachineOnly: 'must be {address, quoted}: the server answers this machine only; labs cannot be shared on the network yet',
  ImageNameInvalid: 'invalid reference format',
  ImageNameDigest: 'invalid reference format: the digest must be sha256: and 64 hexadecimal digits',
  ImageNameTag: 'invalid reference format: the tag must be letters, digits, "_", "." or "-", at most 128',
  ImageNameHexadecimal: 'invalid reference format: cannot specify 64-byte hexadecimal strings',
  ImageNameUppercase: 'invalid reference format: repository name must be lowercase',
  PathNotAbsolute: 'must be an absolute path in the container, of letters, digits, ".", "_" and "-", without "." or ".." as a part',
  PathReserved: 'must not be one of the system folders {folders}',
  UrlPathOdd: 'must be a path that begins with a single "/", in printable ASCII',
  UserNotNumeric: 'must be a numeric uid or uid:gid, like "1000:1000"',
  StatusRangeOdd: 'must be a status like 401 or a range like "200-399"',
  NotCamelCase: 'must be CamelCase, of letters and digits',
  NotAContainerId: 'must be the whole id, 64 hexadecimal digits',

  // Names, and the signs that a text may have.
  SubdomainOdd:
    `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and ${ENDS}` +
    " (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  LabelOdd:
    `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and ${ENDS}` +
    " (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  LabelValueOdd:
    `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and ${ENDS}` +
    ` (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${QUALIFIED})?')`,
  EnvNameOdd:
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit" +
    " (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')",
  QualifiedNameOdd: `a qualified name ${QUALIFIED_NAME} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
  NamePartOdd: `name part ${QUALIFIED_NAME}`,
  NamePartEmpty: 'name part must be non-empty',
  NamePartTooLong: 'name part must be no more than {most} bytes',
  PrefixPartEmpty: 'prefix part must be non-empty',
  PrefixPart: 'prefix part {why}',
  NameTooLong: 'must be no more than {most} bytes',
  SecretNameDenied: 'must not be a name that changes how programs start (PATH, LD_*, DYLD_*, DOCKER_*, IFS, BASH_ENV, ...)',
  EnvNameDenied: 'this name changes how programs start or which daemon they reach; choose another name',
  EnvValueOdd: 'must be text without control characters, its lines ended by \\n',
  HasControls: 'must not contain control characters or line breaks',
  HasUnseen: 'must not contain characters that are not seen, or that turn the direction of writing round',
  HasNul: 'must not contain NUL',
  HalfCharacter: 'must not hold half of a surrogate pair',
  HalfCharacterInName: 'must not be named with half of a surrogate pair',
  NamedProto: 'must not be named "__proto__"',
  NotPlainJson: 'must be plain JSON',
  PrefixReserved: 'this prefix is reserved for the engine',
  FinalizerUnqualified: 'name is neither a standard finalizer name nor is it fully qualified',

  // How much, how long, how many.
  Between: 'must be between {min} and {max}, inclusive',
  AtLeast: 'must be greater than or equal to {least}',
  AtMost: 'must be less than or equal to {most}',
  MoreThan: 'must be greater than {least}',
  LessThan: 'must be less than {most}',
  TextEmpty: 'must have at least 1 characters',
  CharactersAtLeast: 'must have at least {least} characters',
  CharactersAtMost: 'must have at most {most} characters',
  ItemsAtLeast: 'must have at least {least} items',
  ItemsAtMost: 'must have at most {most} items',
  TooLong: 'Too long: may not be more than {bytes} bytes',
  TooDeep: 'must not be nested deeper than {most}',
  TooManyParts: 'the object has too many parts',

  // What does not fit the rest.
  RequiredValue: 'Required value',
  NameRequired: 'name or generateName is required',
  MustNotBeEmpty: 'must not be empty',
  UnknownField: 'strict decoding error: unknown field {field, quoted}',
  UnsupportedValue: 'supported values: {values, quoted}',
  DuplicateValue: 'Duplicate value',
  FieldImmutable: 'field is immutable',
  VersionRequired: 'must be specified for an update',
  WithoutPrivileges: 'labs run without privileges; this field is not allowed',
  NotOnThisKind: 'not allowed on this type',
  NotAPublishedPort: 'must be one of the containerPorts in spec.ports',
  NotASecret: 'every {hole} in it must be one of spec.secrets',
  ClassEndBeforeStart: 'must be later than spec.start',
  EndBeforeStart: 'must be later than spec.scheduledStart',
  MomentOver: 'is over already: must be a moment to come',
  NothingToRestart: 'the lab has not started yet: there is nothing to restart',
  LabHasEnded: 'the lab has ended: only an end that is to come brings it back',
  LabIsLeaving: 'the lab is being deleted: nothing of it can be changed any more',
  OneManagerOnly: 'Only one reference can have Controller set to true. Found "true" in references for {first} and {second}',
  OneSettings: 'must be {name, quoted}: there is one set of settings',
  NoSuchTransition: 'a lab does not go from {from, quoted} to {to, quoted}',
  ConditionMoved: 'must not change unless status changes',
  NoNewFinalizers: 'no new finalizers can be added if the object is being deleted, found new finalizers []string{{finalizers, quoted}}',
} as const

export type MistakeCode = keyof typeof MISTAKES
