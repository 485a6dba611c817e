import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { FormDialog, TextField } from '../../ui';
import { emojiAddress, type OwnEmoji } from '../messages/emoji/follow-custom';
import type { FormProps } from './CollectionPage';
import { FileField, useAddressOf } from './FileField';

const kLongestName = 64;

/** An emoji of the workspace's own, new or old: how it is written, and how it looks in a line. */
export function EmojiDialog({ one: emoji, onClose, onSaved }: FormProps<OwnEmoji>) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [name, setName] = useState(emoji?.name ?? '');
  const [aliases, setAliases] = useState(emoji?.aliases?.join(', ') ?? '');
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const made = useAddressOf(file);
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
      title={emoji ? t('edit-name', { name: emoji.name }) : t('emojis.new')}
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
          error={tried && name.trim() === '' ? t('name-missing') : undefined}
          required
          autoFocus
        />
        <TextField label={t('emojis.aliases')} hint={t('emojis.aliases-hint')} value={aliases} onChange={setAliases} />
        <FileField
          label={t(address ? 'emojis.choose-other' : 'emojis.choose')}
          accept="image/png,image/gif,image/jpeg,image/webp"
          error={tried && address === undefined ? t('emojis.picture-missing') : undefined}
          onChoose={setFile}
        >
          {address !== undefined && (
            <p>
              <img className="confab-emoji__own" src={address} alt={t('emojis.picture')} /> :{name.trim()}:
            </p>
          )}
        </FileField>
      </div>
    </FormDialog>
  );
}
