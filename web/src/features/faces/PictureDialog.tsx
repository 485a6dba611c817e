import '../../ui/icons/add-files';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, FormDialog, TextField, toast } from '../../ui';
import { Cropper } from './Cropper';
import { cut, kMiddle } from './square';
import './faces.css';

/** A picture that another service has of somebody. */
export interface Suggestion {
  service: string;
  /** The picture, as an address that holds it. */
  blob: string;
  url: string;
}

interface Props {
  title: string;
  suggestions?: readonly Suggestion[];
  onFile: (picture: Blob) => Promise<void>;
  /** Takes it from where it is. */
  onAddress?: (address: string) => Promise<void>;
  /** There is one, and it can be taken down. */
  onRemove?: (() => Promise<void>) | undefined;
  onClose: () => void;
}

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text);

/** A picture for a person or a room: a file of which a square is cut, an address, or what other services have. */
export function PictureDialog({ title, suggestions = [], onFile, onAddress, onRemove, onClose }: Props) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const [file, setFile] = useState<File>();
  const [crop, setCrop] = useState(kMiddle);
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const image = useRef<HTMLImageElement>(null);

  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.type.startsWith('image/')) setFile(chosen);
    else toast.error(t('face.no-picture'));
  };
  const save = async () => {
    if (file && image.current) await onFile(await cut(image.current, crop, file.type));
    else if (address.trim() !== '' && onAddress) {
      if (!isAddress(address.trim())) {
        setProblem(t('face.no-address'));
        return false;
      }
      await onAddress(address.trim());
    } else return false;
    toast.success(common('saved'));
    return true;
  };
  const remove = async () => {
    if (!onRemove) return;
    setRemoving(true);
    try {
      await onRemove();
      onClose();
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setRemoving(false);
    }
  };

  return (
    <FormDialog
      title={title}
      submit={common('save')}
      disabled={!file && address.trim() === ''}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="confab-form">
        {file && (
          <Cropper
            ref={image}
            file={file}
            crop={crop}
            onCrop={setCrop}
            onFail={() => {
              setFile(undefined);
              toast.error(t('face.no-picture'));
            }}
          />
        )}
        <div className="confab-face-ways">
          <Button icon="image" autoFocus onClick={() => chooser.current?.click()}>
            {t(file ? 'face.choose-other' : 'face.choose')}
          </Button>
          {onRemove && (
            <Button secondary danger icon="trash" loading={removing} onClick={() => void remove()}>
              {t('face.remove')}
            </Button>
          )}
        </div>
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('face.choose')}
          onChange={({ currentTarget }) => {
            choose(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        {!file && onAddress && (
          <TextField
            type="url"
            label={t('face.address')}
            hint={t('face.address-hint')}
            value={address}
            error={problem}
            onChange={(text) => {
              setAddress(text);
              setProblem(undefined);
            }}
          />
        )}
        {!file && onAddress && suggestions.length > 0 && (
          <fieldset className="confab-face-offers">
            <legend>{t('face.offers')}</legend>
            {suggestions.map(({ service, blob, url }) => (
              <button
                key={service}
                type="button"
                aria-pressed={address === url}
                aria-label={t('face.offer', { service })}
                data-tooltip={service}
                onClick={() => setAddress(url)}
              >
                <img src={blob} alt="" />
              </button>
            ))}
          </fieldset>
        )}
      </div>
    </FormDialog>
  );
}
