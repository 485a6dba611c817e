import '../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { format } from '../../i18n/format';
import { explainFailure } from '../../lib/errors';
import { Button, Icon, IconButton } from '../../ui';
import { useChat } from '../../stores/hooks';
import { fileIcon } from './kinds';
import { uploadsOf, type Upload } from './uploads';
import './uploads.css';

function Line({ upload }: { upload: Upload }) {
  const { t, i18n } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const uploads = uploadsOf(useChat());
  const { id, name, state, share, failure, file } = upload;
  const write = format(i18n.language);
  return (
    <li className={`confab-tray__one ${state === 'failed' ? 'is-failed' : ''}`}>
      <Icon name={state === 'failed' ? 'warning' : fileIcon(file.type, name)} size="x20" />
      <span className="confab-tray__text">
        <span className="confab-tray__name" dir="auto">
          {name}
        </span>
        {failure ? (
          <span className="confab-tray__failure" role="alert">
            {t('upload.failed', { reason: explainFailure(common, failure) })}
          </span>
        ) : (
          <progress
            className="confab-tray__progress"
            aria-label={t('upload.sending', { name })}
            max={1}
            {...(state !== 'finishing' && { value: share })}
          />
        )}
      </span>
      {!failure && (
        <span className="confab-tray__share">
          {state === 'waiting'
            ? t('upload.waiting')
            : state === 'finishing'
              ? t('upload.finishing')
              : write.percent(share)}
        </span>
      )}
      {failure && (
        <Button small onClick={() => uploads.retry(id)}>
          {t('upload.retry')}
        </Button>
      )}
      <IconButton
        mini
        icon="cross"
        aria-label={t(failure ? 'upload.discard' : 'upload.cancel', { name })}
        onClick={() => uploads.cancel(id)}
      />
    </li>
  );
}

/** Above the composer: what is on its way from here. */
export function UploadTray({ rid, tmid }: { rid: string; tmid?: string | undefined }) {
  const { t } = useTranslation('files');
  const all = useStore(uploadsOf(useChat()).store);
  const here = all.filter((upload) => upload.rid === rid && upload.tmid === tmid);
  if (here.length === 0) return null;
  return (
    <ul className="confab-tray" aria-label={t('upload.list')}>
      {here.map((upload) => (
        <Line key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}
