import '../../ui/icons/add-files';
import { useTranslation } from 'react-i18next';
import { format as write } from '../../i18n/format';
import { Facts, Icon } from '../../ui';
import { inline } from './address';
import { fileIcon, isReadable } from './kinds';
import './files.css';

interface Props {
  name: string;
  /** The path of the file. */
  address: string;
  type?: string;
  /** What kind of file it is, in a few capitals. */
  format?: string;
  size?: number | undefined;
}

/** A file by its name, and the way to have it. */
export function FileCard({ name, address, type = '', format, size }: Props) {
  const { t, i18n } = useTranslation('files');
  const called = name || t('unnamed');
  const facts = [format, size === undefined ? undefined : write(i18n.language).size(size)].filter(Boolean);
  const readable = isReadable(type, name);
  return (
    <div className="confab-file-card">
      <span className="confab-file-card__sign">
        <Icon name={fileIcon(type, name)} size="x20" />
      </span>
      <span className="confab-file-card__text">
        <a
          className="confab-file-card__name"
          dir="auto"
          href={readable ? inline(address) : address}
          {...(readable ? { target: '_blank', rel: 'noopener' } : { download: called })}
        >
          {called}
        </a>
        {facts.length > 0 && (
          <span className="confab-file-card__facts">
            <Facts of={facts} />
          </span>
        )}
      </span>
      <DownloadLink name={called} address={address} />
    </div>
  );
}

/** Looks as a button does, and is the way to the file. */
export function DownloadLink({ name, address }: Pick<Props, 'name' | 'address'>) {
  const { t } = useTranslation('files');
  const label = t('download', { name });
  return (
    <a
      className="confab-icon-button confab-icon-button--small confab-download"
      href={address}
      download={name}
      aria-label={label}
      data-tooltip={label}
    >
      <Icon name="download" size="x20" />
    </a>
  );
}
