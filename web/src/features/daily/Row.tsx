import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { explain } from '../../lib/errors';
import { useChatParts, useRealNames } from '../../stores/hooks';
import { roomPath, roomTitle } from '../../stores/selectors';
import { Link, toast } from '../../ui';

/** Does something; says why where it could not be done. */
export const attempt = (act: Promise<unknown>): void =>
  void act.catch((error: unknown) => toast.error(explain(i18n.getFixedT(null, 'common'), error)));

/** The room that something is about, by its name and address; nothing where one is in it no longer. */
export function usePlace(rid: string | undefined): { title: string; path: string } | undefined {
  const realNames = useRealNames();
  const { room, subscription } = useChatParts(({ rooms, subscriptions }) => ({
    room: rooms.get(rid ?? ''),
    subscription: subscriptions.get(rid ?? ''),
  }));
  if (!room || !subscription) return undefined;
  return {
    title: roomTitle(room, subscription, realNames),
    path: roomPath({ t: room.t, rid: room._id, name: room.name ?? subscription.name }),
  };
}

interface Props {
  /** Where it leads, and what that is called. */
  path: string | undefined;
  title: string;
  text: string;
  /** What it is about, below that. */
  about?: ReactNode;
  /** When, and the like. */
  hint?: string;
  failure?: string | undefined;
  /** What can be done with it. */
  children: ReactNode;
}

export function Row({ path, title, text, about, hint, failure, children }: Props) {
  const { t } = useTranslation('daily');
  return (
    <li className="confab-directory__row">
      <div className="confab-directory__text">
        {path === undefined ? (
          <span className="confab-directory__name">{title}</span>
        ) : (
          <Link to={path} className="confab-directory__name">
            {title}
          </Link>
        )}
        {text !== '' && <span className="confab-later__text">{text}</span>}
        {about !== undefined && (
          <span className="confab-later__text confab-later__about" dir="auto">
            {about}
          </span>
        )}
        {hint !== undefined && <span className="confab-directory__hint">{hint}</span>}
        {failure !== undefined && (
          <span className="confab-later__failed">{t('scheduled.failed', { reason: failure })}</span>
        )}
      </div>
      <div className="confab-later__buttons">{children}</div>
    </li>
  );
}
