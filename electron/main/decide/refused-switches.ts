/**
 * Switches by which whoever starts the program would take its protection away or look into it: ports into its inside, other web
 * rules, other code. Chromium reads them with one dash or two and in any case.
 */
const REFUSED = new Set([
  'allow-file-access-from-files', 'allow-insecure-localhost', 'allow-running-insecure-content', 'auth-server-allowlist', 'browser-subprocess-path',
  'cipher-suite-blacklist', 'debug-brk', 'disable-gpu-sandbox', 'disable-namespace-sandbox', 'disable-seccomp-filter-sandbox', 'disable-setuid-sandbox',
  'disable-site-isolation-trials', 'disable-web-security', 'enable-blink-features', 'enable-features', 'gpu-launcher', 'host-resolver-rules', 'host-rules',
  'ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'inspect', 'inspect-brk', 'inspect-brk-node', 'inspect-port', 'inspect-publish-uid', 'js-flags',
  'load-extension', 'log-net-log', 'net-log-capture-mode', 'no-sandbox', 'no-zygote', 'ppapi-plugin-launcher', 'proxy-bypass-list', 'proxy-pac-url', 'proxy-server', 'remote-allow-origins',
  'remote-debugging-address', 'remote-debugging-pipe', 'remote-debugging-port', 'renderer-cmd-prefix', 'renderer-process-limit', 'require', 'ssl-key-log-file', 'test-type',
  'unsafely-treat-insecure-origin-as-secure', 'user-agent', 'utility-cmd-prefix', 'vmodule',
])

/** Those of the arguments that are refused, as they were given but without their values: a value may be a secret. */
export function refusedSwitches(args: readonly string[]): readonly string[] {
  return args.flatMap((arg) => {
    const name = /^--?([^=]+)/.exec(arg)?.[1]?.toLowerCase()
    return name !== undefined && REFUSED.has(name) ? [`--${name}`] : []
  })
}
