import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { Button, FormDialog, TextField } from '../../ui';
import { emojiAddress, type OwnEmoji } from '../messages/emoji/follow-custom';

const kLongestName = 64;
interface Props {
  emoji?: OwnEmoji;
  onClose: () => void;
  onSaved: () => void;
}

/** An emoji of the workspace's own, new or old: how it is written, and how it looks in a line. */
export function EmojiDialog({ emoji, onClose, onSaved }: Props) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [name, setName] = useState(emoji?.name ?? '');
  const [aliases, setAliases] = useState(emoji?.aliases?.join(', ') ?? '');
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const made = useMemo(() => (file ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => void (made !== undefined && URL.revokeObjectURL(made)), [made]);
  const address = made ?? (emoji && emojiAddress(emoji));

  const save = async () => {
    setTried(true);
    if (name.trim() === '' || address === undefined) return false;
    const form = new FormData();
    if (emoji) form.append('_id', emoji._id);
    form.append('name', name.trim());
    form.append('aliases', aliases.trim());
    if (file) form.append('emoji', file, file.name);
    await api.post(emoji ? 'emoji-custom.update' : 'emoji-custom.create', form);
    onSaved();
    return true;
  };
  return (
    <FormDialog
      title={emoji ? t('emojis.edit-name', { name: emoji.name }) : t('emojis.new')}
      submit={emoji ? common('save') : common('create')}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="confab-form">
        <TextField
          label={t('emojis.name')}
          hint={t('emojis.name-hint')}
          value={name}
          onChange={setName}
          maxLength={kLongestName}
          error={tried && name.trim() === '' ? t('emojis.name-missing') : undefined}
          required
          autoFocus
        />
        <TextField label={t('emojis.aliases')} hint={t('emojis.aliases-hint')} value={aliases} onChange={setAliases} />
        <div>
          {address !== undefined && (
            <p>
              <img className="confab-emoji__own" src={address} alt={t('emojis.picture')} /> :{name.trim()}:
            </p>
          )}
          <Button onClick={() => chooser.current?.click()}>
            {t(address ? 'emojis.choose-other' : 'emojis.choose')}
          </Button>
          {tried && address === undefined && <p role="alert">{t('emojis.picture-missing')}</p>}
          <input
            ref={chooser}
            type="file"
            accept="image/png,image/gif,image/jpeg,image/webp"
            hidden
            aria-label={t('emojis.choose')}
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              if (chosen) setFile(chosen);
              currentTarget.value = '';
            }}
          />
        </div>
      </div>
    </FormDialog>
  );
}
