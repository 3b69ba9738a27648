import ts from 'typescript'
import type { SourceFile } from './source-tree'

export interface FunctionSize {
  readonly where: string
  readonly lines: number
  readonly parameters: number
}

/**
 * Every function with a body. Functions inside another count for themselves and not for the outer one: a factory that returns
 * twelve small methods is twelve small functions, not a monster.
 */
export function functionsOf({ path, tree }: SourceFile): FunctionSize[] {
  const found: FunctionSize[] = []
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node))
      found.push({ where: `${path}:${lineOf(tree, node.getStart(tree))}`, lines: ownLines(tree, node), parameters: node.parameters.length })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function ownLines(tree: ts.SourceFile, outer: ts.Node): number {
  let lines = linesOf(tree, outer)
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) lines -= linesOf(tree, node) - 1
    else ts.forEachChild(node, visit)
  }
  ts.forEachChild(outer, visit)
  return lines
}

function isFunctionWithBody(node: ts.Node): node is ts.SignatureDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function linesOf(tree: ts.SourceFile, node: ts.Node): number {
  return lineOf(tree, node.getEnd()) - lineOf(tree, node.getStart(tree)) + 1
}

function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1
}
