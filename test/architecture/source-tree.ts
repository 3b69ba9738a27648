import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** What the architecture specs know of one file. Paths are relative to the repository, with `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly tree: ts.SourceFile
}

export interface Import {
  /** A path without its ending, like `src/core/clock/clock`, or a package's name. */
  readonly target: string
  readonly isPackage: boolean
  /** Gone after compilation. */
  readonly isTypeOnly: boolean
}

const root = new URL('../..', import.meta.url).pathname

export function readTree(folder: 'src' | 'electron' | 'renderer' | 'test', ending = /(?<!\.d)\.(ts|vue)$/): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readSource(`${folder}/${name.replaceAll('\\', '/')}`))
    .sort((one, other) => one.path.localeCompare(other.path))
}

function readSource(path: string): SourceFile {
  return parseSource(path, readFileSync(join(root, path), 'utf8'))
}

/** Also for the specs of the specs: what would they say to this text? */
export function parseSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, path.endsWith('.vue') ? scriptOf(text) : text, ts.ScriptTarget.Latest, true)
  return { path, text, lines: text.trimEnd().split('\n').length, imports: importsOf(path, tree), tree }
}

/** A component's script, at the lines where it stands. */
function scriptOf(text: string): string {
  const [, before = '', script = ''] = /^([\s\S]*?<script[^>]*>)([\s\S]*?)<\/script>/.exec(text) ?? []
  return '\n'.repeat(before.split('\n').length - 1) + script
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  const note = (name: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (name && ts.isStringLiteralLike(name)) found.push(resolved(path, name.text, isTypeOnly))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnlyImport(node.importClause))
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) note(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
}

function resolved(path: string, name: string, isTypeOnly: boolean): Import {
  if (name.startsWith('.')) return { target: join(dirname(path), name).replace(/\.(ts|mjs|js|vue)$/, ''), isPackage: false, isTypeOnly }
  const parts = name.split('/')
  const target = name.startsWith('@') ? parts.slice(0, 2).join('/') : name.startsWith('node:') ? name : (parts[0] ?? name)
  return { target, isPackage: true, isTypeOnly }
}
