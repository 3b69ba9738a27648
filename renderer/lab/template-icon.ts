import {
  Atom,
  BookOpen,
  Box,
  Brain,
  Bug,
  ChartLine,
  Cloud,
  Code,
  Container,
  Cpu,
  Database,
  FileCode,
  FlaskConical,
  Gamepad2,
  Globe,
  GraduationCap,
  Laptop,
  Microscope,
  Music,
  Network,
  NotebookPen,
  Palette,
  Rocket,
  Server,
  ShieldCheck,
  SquareTerminal,
  Terminal,
} from '@lucide/vue'
import type { Component } from 'vue'

/** Template icons by their lucide names. A list, since all of them would weigh more than the panel; another name gets the flask. */
const ICONS: Readonly<Record<string, Component>> = {
  atom: Atom,
  'book-open': BookOpen,
  box: Box,
  brain: Brain,
  bug: Bug,
  'chart-line': ChartLine,
  cloud: Cloud,
  code: Code,
  container: Container,
  cpu: Cpu,
  database: Database,
  'file-code': FileCode,
  'flask-conical': FlaskConical,
  'gamepad-2': Gamepad2,
  globe: Globe,
  'graduation-cap': GraduationCap,
  laptop: Laptop,
  microscope: Microscope,
  music: Music,
  network: Network,
  'notebook-pen': NotebookPen,
  palette: Palette,
  rocket: Rocket,
  server: Server,
  'shield-check': ShieldCheck,
  'square-terminal': SquareTerminal,
  terminal: Terminal,
}

/** What a template's form can offer. */
export const TEMPLATE_ICONS: readonly string[] = Object.keys(ICONS)

export function templateIcon(name: string | undefined): Component {
  return (name !== undefined && Object.hasOwn(ICONS, name) ? ICONS[name] : undefined) ?? FlaskConical
}
