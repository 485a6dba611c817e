import { deferred } from '../../lib/deferred';
import { decoded } from '../../lib/paths';
import type { Attachment, Message } from '../../stores/entities';
import { ownFile, pageHeight, pictureBox } from '../files/address';
import { MarkedBody } from './markdown/MarkedBody';
import { ExternalLink, PlainBody } from './markdown/PlainBody';
import { safeHref } from './markdown/links';

interface FileProps {
  attachment: Attachment;
  rid?: string | undefined;
}

/** The height of a file by its name. */
const kCard = 58;

/** The room that a file takes, until what draws it is there. */
function FileSpace({ attachment }: FileProps) {
  const { image_url, thumb_url, image_dimensions } = attachment;
  const { width, ratio } = pictureBox(image_dimensions);
  const height = thumb_url === undefined ? kCard : kCard + pageHeight(image_dimensions);
  return (
    <div className="confab-file-space" style={image_url === undefined ? { height } : { width, aspectRatio: ratio }} />
  );
}

const FileAttachment = deferred(
  () => import('../files/FileAttachment').then((part) => part.FileAttachment),
  FileSpace,
  'files',
);
const FileMedia = deferred(() => import('../files/FileAttachment').then((part) => part.FileMedia), FileSpace, 'files');

/** Words that lead somewhere, where the address is one that may be followed. */
function Linked({ href, children }: { href: string | undefined; children: string }) {
  const safe = href === undefined ? undefined : safeHref(href);
  return safe === undefined ? children : <ExternalLink href={safe}>{children}</ExternalLink>;
}

/** The file that an attachment is, if it is one. Elsewhere than here, it stays a link: drawing it would tell its server who reads what. */
function fileOf({ image_url, audio_url, video_url }: Attachment): string | undefined {
  return image_url ?? video_url ?? audio_url;
}

function Card({ attachment, rid }: FileProps) {
  const { title, title_link, text, description, pretext, author_name, author_link, message_link } = attachment;
  const file = fileOf(attachment);
  const drawn = ownFile(file);
  // What was uploaded is the file; on a bot's card it is a part.
  if (attachment.type === 'file' && (drawn ?? ownFile(title_link)) !== undefined)
    return <FileAttachment attachment={attachment} rid={rid} />;
  const thumb = ownFile(attachment.thumb_url);
  const heading = title ?? (file === undefined ? undefined : decoded(file.split('/').at(-1) ?? file));
  const body = text ?? description;
  const empty = !heading && !body && !author_name && !attachment.fields?.length && !attachment.attachments?.length;
  return (
    <div className="confab-attachment">
      {pretext && <PlainBody text={pretext} />}
      <div className="confab-attachment__card" style={{ borderInlineStartColor: attachment.color }}>
        {thumb !== undefined && <img className="confab-attachment__thumb" src={thumb} alt="" loading="lazy" />}
        {author_name && (
          <div className="confab-attachment__author">
            <Linked href={author_link ?? message_link}>{author_name}</Linked>
          </div>
        )}
        {heading && (
          <div className="confab-attachment__title">
            <Linked href={title_link ?? file}>{heading}</Linked>
          </div>
        )}
        {/* The tree is that of the text, which only the server's own quotes have. */}
        {body && <MarkedBody tree={text === undefined ? undefined : attachment.md} text={body} resetKey={body} />}
        {attachment.fields && attachment.fields.length > 0 && (
          <dl className="confab-attachment__fields">
            {attachment.fields.map((field, index) => (
              <div key={index} className={field.short ? 'is-short' : undefined}>
                <dt>{field.title}</dt>
                <dd>
                  <PlainBody text={field.value ?? ''} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {drawn !== undefined && <FileMedia attachment={attachment} rid={rid} />}
        {empty && attachment.fallback && <PlainBody text={attachment.fallback} />}
        {attachment.attachments && <Attachments list={attachment.attachments} rid={rid} />}
      </div>
    </div>
  );
}

/** What hangs on a message: files, and cards with one edge of the sender's colour. `rid`: whose pictures they are among. */
export function Attachments({ list, rid }: { list: readonly Attachment[]; rid?: string | undefined }) {
  return list.map((attachment, index) => <Card key={index} attachment={attachment} rid={rid} />);
}

/** What hangs on a message besides its poll, of which the first card is the picture for clients that know none. */
export const cardsOf = ({ poll, attachments = [] }: Pick<Message, 'poll' | 'attachments'>): readonly Attachment[] =>
  poll ? attachments.slice(1) : attachments;

/** The same in words, a line each. */
export function attachmentWords(list: readonly Attachment[] = []): string {
  return list
    .filter(Boolean) // it is asked for outside of what is drawn, where nothing catches a defect
    .map(({ pretext, author_name, title, text, description, fallback, attachments }) => {
      const said = [pretext, author_name, title, text ?? description, attachmentWords(attachments)].filter(Boolean);
      return said.length > 0 ? said.join('\n') : (fallback ?? '');
    })
    .filter(Boolean)
    .join('\n');
}
