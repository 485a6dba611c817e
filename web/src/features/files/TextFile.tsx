import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format as write } from '../../i18n/format';
import type { Attachment } from '../../stores/entities';
import { CodeBlock, ColouredCode } from '../messages/code/CodeBlock';
import { FileCard } from './FileCard';
import { endingOf } from './kinds';
import { beginningOf, type Beginning } from './text-file';

const kLines = 8;
const kGlance = 4_000;
/** More of it is for an editor. */
const kMost = 200_000;

/** The beginning of the file, as soon as it is there. */
function useBeginning(address: string, most: number): Beginning | undefined {
  const [read, setRead] = useState<{ most: number; beginning: Beginning | undefined }>();
  useEffect(() => {
    const stop = new AbortController();
    void beginningOf(address, most, stop.signal).then(
      (beginning) => stop.signal.aborted || setRead((before) => ({ most, beginning: beginning ?? before?.beginning })),
    );
    return () => stop.abort();
  }, [address, most]);
  // Until more is there, what is there stays.
  return read?.beginning;
}

/** A text: its first lines above its card, and more of it where that is wanted. */
export function TextFile({ attachment, address }: { attachment: Attachment; address: string }) {
  const { t, i18n } = useTranslation('files');
  const [open, setOpen] = useState(false);
  const read = useBeginning(address, open ? kMost : kGlance);
  const { title = '', format, size } = attachment;
  const lines = read?.text.trimEnd().split('\n') ?? [];
  const language = endingOf(title);
  const longer = read !== undefined && (lines.length > kLines || !read.whole);
  return (
    <div className="confab-document">
      {read !== undefined && lines.some(Boolean) && (
        <div className="confab-document__text">
          {open ? (
            <CodeBlock code={read.text} language={language} />
          ) : (
            <ColouredCode code={lines.slice(0, kLines).join('\n')} language={language} />
          )}
          {(longer || open) && (
            <div className="confab-document__more">
              <button type="button" className="confab-text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
                {t(open ? 'text.less' : 'text.more')}
              </button>
              {open && !read.whole && (
                <span>{t('text.cut', { size: write(i18n.language).size(read.text.length) })}</span>
              )}
            </div>
          )}
        </div>
      )}
      <FileCard
        name={title}
        address={address}
        {...(format !== undefined && { format })}
        {...(size !== undefined && { size })}
      />
    </div>
  );
}
