import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { FormDialog, TextField } from '../../ui';
import { soundAddress } from '../sounds/play';
import type { FormProps } from './CollectionPage';
import { FileField, useAddressOf } from './FileField';
import { endingOf, kEndings, kMostBytes, soundCalls, type CustomSound } from './sounds';

const kLongestName = 120;

/** A sound of the workspace's own, new or old: what it is called, and how it sounds. */
export function SoundDialog({ one: sound, onClose, onSaved }: FormProps<CustomSound>) {
  const { t, i18n } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [name, setName] = useState(sound?.name ?? '');
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const made = useAddressOf(file);
  const address = made ?? (sound && soundAddress(sound._id, sound.extension));
  const extension = file ? endingOf(file) : sound?.extension;
  const size = format(i18n.language).size(kMostBytes);
  const problem = !file
    ? tried && !sound && t('sounds.file-missing')
    : extension === undefined
      ? t('sounds.file-unknown', { kinds: kEndings.join(', ') })
      : file.size > kMostBytes && t('sounds.file-large', { size });

  const save = async () => {
    setTried(true);
    if (name.trim() === '' || extension === undefined || (file && file.size > kMostBytes)) return false;
    await soundCalls.save({ ...(sound && { _id: sound._id }), name: name.trim(), extension }, file);
    onSaved();
    return true;
  };
  return (
    <FormDialog
      title={sound ? t('edit-name', { name: sound.name }) : t('sounds.new')}
      submit={sound ? common('save') : common('create')}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="confab-form">
        <TextField
          label={t('sounds.name')}
          hint={t('sounds.name-hint')}
          value={name}
          onChange={setName}
          maxLength={kLongestName}
          error={tried && name.trim() === '' ? t('name-missing') : undefined}
          required
          autoFocus
        />
        <FileField
          label={t(address ? 'sounds.choose-other' : 'sounds.choose')}
          accept={kEndings.map((ending) => `.${ending}`).join()}
          error={problem || undefined}
          onChoose={setFile}
        >
          {address !== undefined && !problem && (
            <p>
              <audio controls src={address} aria-label={name.trim() || t('sounds.sound')} />
            </p>
          )}
        </FileField>
      </div>
    </FormDialog>
  );
}
