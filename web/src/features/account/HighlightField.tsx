import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextField } from '../../ui';
import { wordsOf } from './preferences';

const kLongest = 1_000;

/** The words that one wants to hear of like of one's own name. */
export function HighlightField({ words, onSave }: { words: readonly string[]; onSave: (words: string[]) => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  const saved = words.join(', ');
  const [draft, setDraft] = useState<string>();
  const text = draft ?? saved;
  const changed = wordsOf(text).join() !== words.join();
  return (
    <form
      className="confab-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed) return;
        onSave(wordsOf(text));
        setDraft(undefined);
      }}
    >
      <TextField
        label={t('preferences.names.highlights')}
        hint={t('preferences.hints.highlights')}
        value={text}
        onChange={setDraft}
        maxLength={kLongest}
      />
      {changed && (
        <div>
          <Button primary type="submit">
            {common('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
