import { Children, createContext, memo, useContext, type ReactNode } from 'react';
import { ChannelMention, UserMention } from './Mention';
import { CodeBlock } from '../code/CodeBlock';
import { Emoji } from './Emoji';
import { ExternalLink } from './PlainBody';
import { Spoiler } from './Spoiler';
import { Timestamp } from './Timestamp';
import { safeHref } from './links';
import { fallbackText, plainText } from './plain';
import type { MdBlock, MdInline, MdTableCell, MdTask } from './tree';

/** The text that the tree was made from. */
const SourceContext = createContext('');

/** What a server of tomorrow sends and nobody here can draw is read as it was typed. */
function Unknown({ node }: { node: unknown }) {
  return fallbackText(node, useContext(SourceContext));
}

function LinkNode({ src, label }: { src: string; label: MdInline | MdInline[] }) {
  const href = safeHref(src);
  const words = Array.isArray(label) ? label : [label];
  const blank = plainText(words).trim() === '';
  // A message that is quoted: it hangs on this one.
  if (blank && /[?&]msg=/.test(src)) return null;
  const content = blank ? src : inlines(words);
  return href === undefined ? <>{content}</> : <ExternalLink href={href}>{content}</ExternalLink>;
}

function inline(node: MdInline): ReactNode {
  switch (node.type) {
    case 'PLAIN_TEXT':
      return node.value;
    case 'BOLD':
      return <strong>{inlines(node.value)}</strong>;
    case 'ITALIC':
      return <em>{inlines(node.value)}</em>;
    case 'STRIKE':
      return <del>{inlines(node.value)}</del>;
    case 'INLINE_CODE':
      return <code className="code-colors inline">{node.value.value}</code>;
    case 'LINK':
    case 'IMAGE': // a picture from elsewhere would tell its server who reads what: it stays a link
      return <LinkNode src={node.value.src.value} label={node.value.label} />;
    case 'MENTION_USER':
      return <UserMention name={node.value.value} />;
    case 'MENTION_CHANNEL':
      return <ChannelMention name={node.value.value} />;
    case 'EMOJI':
      return <Emoji node={node} />;
    case 'COLOR': {
      const { r, g, b, a } = node.value;
      const colour = `rgba(${r}, ${g}, ${b}, ${a / 255})`;
      return (
        <span className="confab-colour">
          <span className="confab-colour__sample" style={{ background: colour }} />
          {colour}
        </span>
      );
    }
    case 'SPOILER':
      return <Spoiler>{inlines(node.value)}</Spoiler>;
    case 'INLINE_KATEX':
      return <code className="code-colors inline">{node.value}</code>;
    case 'TIMESTAMP':
      return <Timestamp timestamp={node.value.timestamp} format={node.value.format} />;
    default:
      return <Unknown node={node} />;
  }
}

/** Plain calls, and no components: there are ten of them to a message, and forty messages are drawn at once. */
const inlines = (nodes: readonly MdInline[]): ReactNode => Children.toArray(nodes.map(inline));
const blocks = (nodes: readonly MdBlock[]): ReactNode => Children.toArray(nodes.map(block));

function Task({ task }: { task: MdTask }) {
  return (
    <li>
      <input type="checkbox" checked={task.status} readOnly disabled aria-label={plainText(task.value)} />
      <span>{inlines(task.value)}</span>
    </li>
  );
}

function Table({ header, rows }: { header: MdTableCell[]; rows: MdTableCell[][] }) {
  return (
    // A wide table scrolls sideways, so the keyboard must be able to get there.
    <div className="confab-message-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col" style={{ textAlign: cell.align }}>
                {inlines(cell.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={{ textAlign: cell.align }}>
                  {inlines(cell.value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function block(node: MdBlock): ReactNode {
  switch (node.type) {
    case 'PARAGRAPH':
      return <p>{inlines(node.value)}</p>;
    case 'HEADING':
      // A heading of the message, not of the page: it has the looks, and no place in the page's outline.
      return <p className={`confab-heading confab-heading--${node.level}`}>{inlines(node.value)}</p>;
    case 'QUOTE':
      return <blockquote>{blocks(node.value)}</blockquote>;
    case 'CODE':
      return <CodeBlock code={node.value.map((line) => line.value.value).join('\n')} language={node.language} />;
    case 'UNORDERED_LIST':
      return (
        <ul>
          {node.value.map((item, index) => (
            <li key={index}>
              <span>{inlines(item.value)}</span>
            </li>
          ))}
        </ul>
      );
    case 'ORDERED_LIST':
      return (
        <ol>
          {node.value.map((item, index) => (
            <li key={index} value={item.number ?? index + 1}>
              <span>{inlines(item.value)}</span>
            </li>
          ))}
        </ol>
      );
    case 'TASKS':
      return (
        <ul className="task-list">
          {node.value.map((task, index) => (
            <Task key={index} task={task} />
          ))}
        </ul>
      );
    case 'BIG_EMOJI':
      return (
        <p className="confab-big-emoji">
          {node.value.map((emoji, index) => (
            <Emoji key={index} node={emoji} />
          ))}
        </p>
      );
    case 'SPOILER_BLOCK':
      return <Spoiler block>{blocks(node.value)}</Spoiler>;
    case 'KATEX':
      return (
        <pre>
          <code className="code-colors">{node.value}</code>
        </pre>
      );
    case 'TABLE':
      return <Table header={node.value.header} rows={node.value.rows.map((row) => row.value)} />;
    case 'HORIZONTAL_RULE':
      return <hr />;
    case 'LINE_BREAK':
      return <br />;
    default:
      return (
        <p className="confab-plain-text">
          <Unknown node={node} />
        </p>
      );
  }
}

/** A message's text from its tree; `source` is the text as it was typed. */
export const Markdown = memo(function Markdown({ tree, source }: { tree: readonly MdBlock[]; source: string }) {
  return <SourceContext value={source}>{blocks(tree)}</SourceContext>;
});
