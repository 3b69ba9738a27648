/** What a lab answered, and why it is not ready. */
export const READINESS = {
  TriesAgain: '{why}. Trying again in {seconds} s (retry {number} of {of})',

  NotRunningYet: 'The container is not running ({condition})',
  AnotherContainer: 'The container is another one now',
  NotPublished: 'Port {port} is not published; add it to the ports in the template',
  NoAnswerYet: 'It does not answer yet on port {port}',
  NoAnswerInTime: 'No answer on port {port} within {seconds} s',
  AnsweredWith:
    'It answered with HTTP {status}, which does not count as ready; look at its log, or say in the template which answers count',
  SpeaksNoHttp: 'What listens on port {port} does not speak HTTP; correct the port, or the scheme (https), in the template',
  SpeaksNoHttps: 'What listens on port {port} does not speak HTTPS; correct the port, or the scheme (http), in the template',
  CheckFailed: 'The readiness command ended with exit code {exitCode}',
  CheckCannotRun: 'The readiness command cannot be run in this image; correct it in the template',
  CheckTookTooLong: 'The readiness command did not end within {seconds} s',
  CheckGivenUp: 'The check was given up',

  ListensOnLoopback: 'Refused inside: it listens on port {port} for its own loopback only; let it listen on 0.0.0.0',
  ListensElsewhere: 'Nothing listens on port {port}; it listens on {ports}. Correct the port in the template',
  NothingListens: 'Nothing listens on port {port} yet; its log may tell why',
  WithLastLine: '{why}. The last line of its log: {line}',

  ProvisioningTimeout: 'Provisioning timeout: the lab did not answer within {seconds} s',
  ProvisioningTimeoutBecause: 'Provisioning timeout: the lab did not answer within {seconds} s. {why}',
  EndedBeforeReady: 'The lab ended by itself before it was ready (exit code 0); give it a command that goes on running',
  ExitedBeforeReady: 'The lab ended with exit code {exitCode} before it was ready; its log tells more',
  WrongArchitecture:
    'Its image is made for another kind of processor than this machine has (exec format error); choose an image for this machine',
  CommandNotFound: "The lab's command is not in its image, or may not be run; correct the template",

  LabReady: 'Lab instance is ready',
  NoAnswer: 'The container runs, but the lab does not answer: {why}. Look at its log, or restart it',
  Answers: 'The lab answers',
  AnswersAgain: 'The lab answers again',
} as const
