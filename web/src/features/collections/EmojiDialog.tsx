import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { TextField } from '../../ui';
import { emojiAddress, type OwnEmoji } from '../messages/emoji/follow-custom';
import type { FormProps } from './CollectionPage';
import { FileField, useAddressOf } from './FileField';
import { NamedDialog } from './NamedDialog';

/** An emoji of the workspace's own, new or old: how it is written, and how it looks in a line. */
export function EmojiDialog(props: FormProps<OwnEmoji>) {
  const { t } = useTranslation('admin');
  const emoji = props.one;
  const [aliases, setAliases] = useState(emoji?.aliases?.join(', ') ?? '');
  const [file, setFile] = useState<File>();
  const made = useAddressOf(file);
  const address = made ?? (emoji && emojiAddress(emoji));

  const save = (name: string) => {
    const form = new FormData();
    if (emoji) form.append('_id', emoji._id);
    form.append('name', name);
    form.append('aliases', aliases.trim());
    if (file) form.append('emoji', file, file.name);
    return api.post(emoji ? 'emoji-custom.update' : 'emoji-custom.create', form);
  };
  return (
    <NamedDialog {...props} kind="emojis" longestName={64} ready={address !== undefined} save={save}>
      {(name, tried) => (
        <>
          <TextField
            label={t('emojis.aliases')}
            hint={t('emojis.aliases-hint')}
            value={aliases}
            onChange={setAliases}
          />
          <FileField
            label={t(address ? 'emojis.choose-other' : 'emojis.choose')}
            accept="image/png,image/gif,image/jpeg,image/webp"
            error={tried && address === undefined ? t('emojis.picture-missing') : undefined}
            onChoose={setFile}
          >
            {address !== undefined && (
              <p>
                <img className="confab-emoji__own" src={address} alt={t('emojis.picture')} /> :{name}:
              </p>
            )}
          </FileField>
        </>
      )}
    </NamedDialog>
  );
}
