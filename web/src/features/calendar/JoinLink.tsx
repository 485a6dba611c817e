import { useTranslation } from 'react-i18next';
import { meetingAddress } from './address';

interface Props {
  subject: string;
  address: string;
  primary?: boolean;
}

/** The way to where people meet, in a window of its own. */
export function JoinLink({ subject, address, primary = false }: Props) {
  const { t } = useTranslation('calendar');
  // It may have come from another calendar: only what is an address of the web is followed.
  const href = meetingAddress(address);
  if (href === undefined) return null;
  const look = primary ? 'primary' : 'secondary';
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={`rcx-button rcx-button--${look} confab-button confab-button--${look} confab-button--small`}
      aria-label={t('join-named', { subject })}
    >
      {t('join')}
    </a>
  );
}
