import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { usePermission } from '../../stores/hooks';
import { Button, ButtonGroup, toast } from '../../ui';
import type { Setting } from './kinds';
import { fieldsOf, textOf } from '../../lib/narrow';

interface Props {
  setting: Setting;
  label: string;
  hint: string | undefined;
  onChanged: () => void;
}

const kAnyPicture = '.svg,.png,.jpg,.jpeg';

function accepted(key: string): string {
  if (key === 'favicon_ico') return '.ico';
  if (key === 'favicon' || key === 'safari_pinned') return '.svg';
  return /^(?:favicon|touchicon|tile)_/.test(key) ? '.png' : kAnyPicture;
}

/** A picture of the workspace: what it is now, and another one in its place. Counts at once, without saving. */
export function AssetField({ setting, label, hint, onChanged }: Props) {
  const { t } = useTranslation('settings');
  const common = useTranslation('common').t;
  const may = usePermission('manage-assets') === true && setting.blocked !== true;
  const input = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const [busy, setBusy] = useState(false);
  // What is shown at an address stays there for a while, and another picture may have come to it.
  const [round, setRound] = useState(0);
  const key = setting._id.replace(/^Assets_/, '');
  const { url, defaultUrl } = fieldsOf(setting.value);
  const shown = textOf(url) ?? textOf(defaultUrl);

  const change = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      setRound((count) => count + 1);
      toast.success(common('saved'));
      onChanged();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const upload = (file: File) => {
    const form = new FormData();
    form.set('assetName', key);
    form.set('asset', file);
    return change(() => api.post('assets.setAsset', form));
  };

  return (
    <div className="confab-setting" role="group" aria-labelledby={labelId}>
      <div className="confab-field">
        <span className="confab-label" id={labelId}>
          {label}
        </span>
        {hint && <span className="confab-field__hint">{hint}</span>}
        <div className="confab-asset__line">
          <span className="confab-asset__picture">
            {shown ? (
              <img src={`/${shown}?shown=${round}`} alt={t(url ? 'asset.own' : 'asset.usual')} />
            ) : (
              <span>{t('unset')}</span>
            )}
          </span>
          <input
            ref={input}
            type="file"
            hidden
            accept={accepted(key)}
            aria-label={t('asset.file', { what: label })}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void upload(file);
            }}
          />
          {may && (
            <ButtonGroup>
              <Button
                small
                loading={busy}
                aria-label={t('asset.upload-what', { what: label })}
                onClick={() => input.current?.click()}
              >
                {t('asset.upload')}
              </Button>
              {url !== undefined && (
                <Button
                  small
                  disabled={busy}
                  aria-label={t('reset-what', { what: label })}
                  onClick={() => void change(() => api.post('assets.unsetAsset', { assetName: key }))}
                >
                  {t('reset')}
                </Button>
              )}
            </ButtonGroup>
          )}
        </div>
      </div>
    </div>
  );
}
