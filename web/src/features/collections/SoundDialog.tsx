import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { soundAddress } from '../sounds/play';
import type { FormProps } from './CollectionPage';
import { FileField, useAddressOf } from './FileField';
import { NamedDialog } from './NamedDialog';
import { endingOf, kEndings, kMostBytes, soundCalls, type CustomSound } from './sounds';

/** A sound of the workspace's own, new or old: what it is called, and how it sounds. */
export function SoundDialog(props: FormProps<CustomSound>) {
  const { t, i18n } = useTranslation('admin');
  const sound = props.one;
  const [file, setFile] = useState<File>();
  const made = useAddressOf(file);
  const address = made ?? (sound && soundAddress(sound._id, sound.extension));
  const extension = file ? endingOf(file) : sound?.extension;
  const refused =
    file &&
    (extension === undefined
      ? t('sounds.file-unknown', { kinds: kEndings.join(', ') })
      : file.size > kMostBytes
        ? t('sounds.file-large', { size: format(i18n.language).size(kMostBytes) })
        : undefined);

  const save = async (name: string) => {
    if (extension !== undefined) await soundCalls.save({ ...(sound && { _id: sound._id }), name, extension }, file);
  };
  return (
    <NamedDialog
      {...props}
      kind="sounds"
      longestName={120}
      ready={extension !== undefined && refused === undefined}
      save={save}
    >
      {(name, tried) => (
        <FileField
          label={t(address ? 'sounds.choose-other' : 'sounds.choose')}
          accept={kEndings.map((ending) => `.${ending}`).join()}
          error={refused ?? (tried && address === undefined ? t('sounds.file-missing') : undefined)}
          onChoose={setFile}
        >
          {address !== undefined && refused === undefined && (
            <p>
              <audio controls src={address} aria-label={name || t('sounds.sound')} />
            </p>
          )}
        </FileField>
      )}
    </NamedDialog>
  );
}
