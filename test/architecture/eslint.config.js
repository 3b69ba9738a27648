import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * The fences that need a parser. Directions between rooms are held by rooms.spec.ts, sizes by sizes.spec.ts.
 * A rule is here because breaking it has cost somebody data or a night; taste is left to people.
 */
const root = new URL('../..', import.meta.url).pathname

const typed = {
  languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-control-regex': 'off', // Names from outside are checked for exactly these characters.
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/no-unsafe-argument': 'error',
    '@typescript-eslint/no-unsafe-assignment': 'error',
    '@typescript-eslint/no-unsafe-call': 'error',
    '@typescript-eslint/no-unsafe-member-access': 'error',
    '@typescript-eslint/no-unsafe-return': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true, allowThrowingAny: false }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/max-params': ['error', { max: 4 }],
  },
}

const CLOCK = 'Time comes from the injected Clock, so that a test can let a month pass in a microsecond.'
const PLATFORM = 'The core runs anywhere: what it needs of the platform is handed in.'

const purity = {
  files: ['src/core/**/*.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      ...['setTimeout', 'setInterval', 'setImmediate', 'performance'].map((name) => ({ name, message: CLOCK })),
      ...['process', 'Buffer', 'require', 'window', 'document', 'fetch', 'crypto', 'console'].map((name) => ({ name, message: PLATFORM })),
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
      { selector: "CallExpression[callee.name='Date']", message: CLOCK },
      {
        selector: "MemberExpression[object.name='Math'][property.name='random']",
        message: 'Chance is handed in, so that a run can be repeated.',
      },
      { selector: "MemberExpression[object.name='globalThis']", message: PLATFORM },
      { selector: "MemberExpression[object.name='AbortSignal'][property.name='timeout']", message: CLOCK },
    ],
  },
}

const SLEEP =
  'A test that sleeps is slow when it passes and red when the machine is busy. Use the fake clock, or wait for the event itself.'

const sleeplessTests = {
  files: ['test/{unit,conformance,story}/**/*.ts'],
  rules: {
    'no-restricted-globals': ['error', { name: 'setTimeout', message: SLEEP }, { name: 'setInterval', message: SLEEP }],
    'no-restricted-imports': ['error', { paths: ['timers/promises', 'node:timers/promises'].map((name) => ({ name, message: SLEEP })) }],
    'no-restricted-syntax': [
      'error',
      {
        selector: "MemberExpression[object.name='vi'][property.name=/^(mock|doMock|hoisted)$/]",
        message: 'Hand in a fake; modules are not replaced.',
      },
      { selector: "Property[key.name='retry']", message: 'No retry until green: find what the test did not wait for.' },
    ],
  },
}

/** What a page is asked for may be null, and behind `?.` undefined: `!= null` means both. */
const PAGE_EQUALITY = ['error', 'always', { null: 'ignore' }]

/** Components: their types are vue-tsc's affair, so these rules need no program. */
const components = {
  files: ['renderer/**/*.vue'],
  extends: [...vue.configs['flat/essential']],
  languageOptions: {
    parserOptions: { parser: tseslint.parser },
    globals: Object.fromEntries(
      [
        'window',
        'document',
        'HTMLElement',
        'HTMLInputElement',
        'Event',
        'KeyboardEvent',
        'PointerEvent',
        'MouseEvent',
        'navigator',
        'URL',
      ].map((name) => [name, 'readonly']),
    ),
  },
  rules: {
    eqeqeq: PAGE_EQUALITY,
    'no-console': 'error',
    'vue/multi-word-component-names': 'off',
    // The compiler knows when a switch has said everything.
    'vue/return-in-computed-property': 'off',
    'vue/no-v-html': 'error',
    // A screen's state handed to its parts is theirs to change; a prop itself is not.
    'vue/no-mutating-props': ['error', { shallowOnly: true }],
    'vue/no-unused-components': 'error',
    'vue/no-unused-vars': 'error',
    'vue/require-typed-ref': 'error',
    'vue/define-props-declaration': ['error', 'type-based'],
    'vue/define-emits-declaration': ['error', 'type-based'],
    'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    'vue/component-api-style': ['error', ['script-setup']],
  },
}

/** The panel and the specs that look at it know a page's globals, and so does their program. */
const panel = {
  files: ['renderer/**/*.ts', 'test/unit/panel/**/*.ts', 'test/e2e/**/*.ts', 'test/bench/panel.bench.ts', 'test/screenshots/**/*.ts'],
  languageOptions: { parserOptions: { project: './renderer/tsconfig.json', tsconfigRootDir: root, extraFileExtensions: ['.vue'] } },
  rules: { eqeqeq: PAGE_EQUALITY },
}

/** Hosts speak to a terminal, and the tools of the tests do. */
const speaking = { files: ['src/hosts/**/*.ts', 'electron/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } }

/** Specs hold answers of servers and daemons that have no type yet; the expectation is the check. */
const looseTests = {
  files: ['test/**/*.ts'],
  rules: {
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/only-throw-error': 'off',
  },
}

const scripts = {
  files: ['**/*.mjs'],
  extends: [js.configs.recommended],
  languageOptions: {
    globals: Object.fromEntries(
      ['process', 'console', 'URL', 'Buffer', 'performance', 'fetch', 'setTimeout', 'clearTimeout', 'AbortController', 'AbortSignal'].map(
        (name) => [name, 'readonly'],
      ),
    ),
  },
}

export default tseslint.config(
  { ignores: ['**/results/**', '**/*.d.ts', 'renderer/vite.config.ts', 'test/architecture/eslint.config.js'] },
  { basePath: root, files: ['**/*.ts'], extends: [js.configs.recommended, ...tseslint.configs.strict, typed] },
  { basePath: root, ...panel },
  { basePath: root, ...components },
  { basePath: root, ...purity },
  { basePath: root, ...speaking },
  { basePath: root, ...sleeplessTests },
  { basePath: root, ...looseTests },
  { basePath: root, ...scripts },
)
