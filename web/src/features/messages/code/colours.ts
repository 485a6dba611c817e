import { createLowlight } from 'lowlight';
import { languageOf } from './languages';
import { textsOf } from '../../../lib/narrow';

/** What a piece of code is, as far as it has a colour. */
export type Role = 'comment' | 'keyword' | 'number' | 'string' | 'title' | 'removed';

export interface Piece {
  text: string;
  role?: Role;
}

/** By the highlighter's name for it. */
const roles: Record<string, Role> = {
  comment: 'comment',
  quote: 'comment',
  meta: 'comment',
  keyword: 'keyword',
  built_in: 'keyword',
  type: 'keyword',
  literal: 'keyword',
  'selector-tag': 'keyword',
  name: 'keyword',
  number: 'number',
  symbol: 'number',
  variable: 'number',
  'template-variable': 'number',
  string: 'string',
  regexp: 'string',
  addition: 'string',
  title: 'title',
  section: 'title',
  attr: 'title',
  attribute: 'title',
  property: 'title',
  deletion: 'removed',
};

interface Node {
  type: string;
  value?: string;
  properties?: { className?: unknown };
  children?: readonly Node[];
}

const lowlight = createLowlight();

function pieces(nodes: readonly Node[], role: Role | undefined): Piece[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [{ text: node.value ?? '', ...(role && { role }) }];
    const [name] = textsOf(node.properties?.className);
    return pieces(node.children ?? [], roles[name?.replace(/^hljs-/, '') ?? ''] ?? role);
  });
}

/** `code` in pieces of one colour; joined they are the code. Undefined when the language has no colours. */
export async function coloured(code: string, typed: string): Promise<readonly Piece[] | undefined> {
  const language = languageOf(typed);
  if (!language) return undefined;
  if (!lowlight.registered(language.name)) lowlight.register(language.name, (await language.load()).default);
  return pieces(lowlight.highlight(language.name, code).children, undefined);
}
