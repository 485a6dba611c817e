import { useSetting } from '../../stores/hooks';
import './link-previews.css';
import { ExternalLink } from './markdown/PlainBody';
import { safeHref } from './markdown/links';
import { fieldsOf, isRecord, isText } from '../../lib/narrow';

type Meta = Readonly<Record<string, unknown>>;

const kTitles = ['ogTitle', 'twitterTitle', 'title', 'pageTitle', 'oembedTitle'];
const kTexts = ['ogDescription', 'twitterDescription', 'description', 'oembedAuthorName'];
const kSites = ['ogSiteName', 'oembedProviderName'];

function firstOf(meta: Meta, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => meta[key])
    .filter(isText)
    .find((text) => text.trim() !== '');
}

export interface LinkPreview {
  href: string;
  title: string;
  text: string | undefined;
  site: string;
}

/** What is shown of a link: nothing of what has neither title nor text, or leads nowhere. */
export function previewOf(row: unknown): LinkPreview | undefined {
  const { url, meta } = fieldsOf(row);
  if (!isText(url) || !isRecord(meta)) return undefined;
  const href = safeHref(url);
  if (href === undefined || !/^https?:/.test(href)) return undefined;
  const [title, text] = [firstOf(meta, kTitles), firstOf(meta, kTexts)];
  if (title === undefined && text === undefined) return undefined;
  const { host } = new URL(href);
  return { href, title: title ?? host, text, site: firstOf(meta, kSites) ?? host };
}

/**
 * What the links of a message lead to, a card each. Pictures are not drawn: whoever runs the other server would see who
 * reads what, and when.
 */
export default function LinkPreviews({ urls }: { urls: readonly unknown[] }) {
  const shown = useSetting('API_Embed', true);
  if (!shown) return null;
  return urls
    .map(previewOf)
    .filter((preview) => preview !== undefined)
    .map(({ href, title, text, site }) => (
      <div key={href} className="confab-link-preview" dir="auto">
        <div className="confab-link-preview__site">{site}</div>
        <div className="confab-link-preview__title">
          <ExternalLink href={href}>{title}</ExternalLink>
        </div>
        {text !== undefined && <div className="confab-link-preview__text">{text}</div>}
      </div>
    ));
}
