import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/clipboard';
import { IconButton, toast } from '../../../ui';
import type { Piece } from './colours';

/** Longer code is read as it is: finding its colours would hold up the page. */
const kMaxColoured = 20_000;

/** The code's colours, once they are there; whoever cannot have them reads it all the same. */
function useColours(code: string, language: string | undefined): readonly Piece[] | undefined {
  const [found, setFound] = useState<{ code: string; pieces: readonly Piece[] | undefined }>();
  useEffect(() => {
    if (!language || language === 'none' || code.length > kMaxColoured) return;
    let here = true;
    import('./colours')
      .then(({ coloured }) => coloured(code, language))
      .then(
        (pieces) => here && setFound({ code, pieces }),
        () => undefined,
      );
    return () => {
      here = false;
    };
  }, [code, language]);
  return found?.code === code ? found.pieces : undefined;
}

/** The code alone. */
export function ColouredCode({ code, language }: { code: string; language?: string | undefined }) {
  const pieces = useColours(code, language);
  return (
    // Long lines scroll sideways, so the keyboard must be able to get there.
    <pre tabIndex={0} dir="ltr">
      <code className="code-colors">
        {pieces
          ? pieces.map(({ text, role }, index) =>
              role ? (
                <span key={index} className={`confab-syntax--${role}`}>
                  {text}
                </span>
              ) : (
                text
              ),
            )
          : code}
      </code>
    </pre>
  );
}

/** Code of several lines, with a button that copies it beside it. */
export function CodeBlock({ code, language }: { code: string; language?: string | undefined }) {
  const { t } = useTranslation('chat');
  const common = useTranslation('common').t;
  const named = language && language !== 'none' ? language : undefined;
  const copy = async () => {
    if (await copyText(code)) toast.success(common('copied'));
    else toast.error(common('copy-failed'));
  };
  return (
    <div className="confab-code">
      <ColouredCode code={code} language={language} />
      <div className="confab-code__tools">
        {named && <span className="confab-code__language">{named}</span>}
        <IconButton mini icon="copy" aria-label={t('messages.copy-code')} onClick={() => void copy()} />
      </div>
    </div>
  );
}
