/**
 * Switches by which whoever starts the program would take its protection away or look into it: ports into its inside, other web
 * rules, other code. Chromium's and Node's.
 */
const REFUSED = new Set([
  'allow-file-access-from-files',
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'auth-negotiate-delegate-allowlist',
  'auth-server-allowlist',
  'browser-subprocess-path',
  'cipher-suite-blacklist',
  'debug',
  'debug-brk',
  'debug-port',
  'disable-features',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'disable-site-isolation-for-policy',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-blink-features',
  'enable-features',
  'env-file',
  'experimental-loader',
  'gpu-launcher',
  'gpu-startup-dialog',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'import',
  'in-process-gpu',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'loader',
  'log-file',
  'log-net-log',
  'net-log-capture-mode',
  'no-sandbox',
  'no-zygote',
  'ppapi-plugin-launcher',
  'preload',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  'register-pepper-plugins',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-socket-name',
  'renderer-cmd-prefix',
  'renderer-process-limit',
  'renderer-startup-dialog',
  'require',
  'single-process',
  'ssl-key-log-file',
  'test-type',
  'unsafely-treat-insecure-origin-as-secure',
  'user-agent',
  'user-data-dir',
  'utility-cmd-prefix',
  'utility-startup-dialog',
  'vmodule',
])

/**
 * Those of the arguments that are refused, in one spelling and without their values: a value may be a secret. Chromium takes one dash or
 * two, on Windows a slash as well, in any case, with blanks around it; Node takes underscores for dashes; the value may follow by itself or
 * behind `=`. What stands behind a `--` is nobody's switch today, and refused all the same: programs differ about that.
 */
export function refusedSwitches(args: readonly string[], platform: string): readonly string[] {
  const isSwitch = platform === 'win32' ? /^\s*(?:--?|\/)([^=\s]+)/ : /^\s*--?([^=\s]+)/
  return args.flatMap((arg) => {
    const name = isSwitch.exec(arg)?.[1]?.toLowerCase().replaceAll('_', '-')
    return name !== undefined && REFUSED.has(name) ? [`--${name}`] : []
  })
}

/** Variables that do what such a switch does. */
const VARIABLES = ['ELECTRON_RUN_AS_NODE', 'NODE_REPL_EXTERNAL_MODULE', 'SSLKEYLOGFILE'] as const

/**
 * The same by way of the environment, by the variables' names. In the packaged program fuses have taken Node's variables out of force, so
 * that nobody is refused for having them; from the sources they are in force.
 */
export function refusedVariables(
  env: Readonly<Record<string, string | undefined>>,
  { isPackaged, platform }: { readonly isPackaged: boolean; readonly platform: string },
): readonly string[] {
  const present = VARIABLES.filter((name) => isSet(env[name]) && (name === 'SSLKEYLOGFILE' || !isPackaged))
  const options = isPackaged ? [] : (env['NODE_OPTIONS'] ?? '').split(/\s+/)
  const isLoading = options.includes('-r') || refusedSwitches(options, platform).length > 0
  return [...present, ...(isLoading ? ['NODE_OPTIONS'] : [])]
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''
