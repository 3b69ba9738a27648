/** What the build puts in the place of it. */
interface ImportMetaEnv {
  readonly MODE: 'development' | 'production'
}
interface ImportMeta {
  readonly env: ImportMetaEnv
}
