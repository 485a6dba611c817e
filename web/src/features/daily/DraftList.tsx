import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useChat } from '../../stores/hooks';
import { paths } from '../../routes/paths';
import { EmptyState, IconButton, toast } from '../../ui';
import { Row, usePlace } from './Row';

function DraftRow({ place, text }: { place: string; text: string }) {
  const { t } = useTranslation('daily');
  const { drafts } = useChat();
  const [rid, , tmid] = place.split('/');
  const room = usePlace(rid);
  const title = room
    ? tmid === undefined
      ? room.title
      : t('drafts.thread', { room: room.title })
    : t('later.no-room');
  const drop = () => {
    drafts.set(place, '');
    toast.undoable(t('drafts.deleted'), () => drafts.set(place, text));
  };
  return (
    <Row
      path={room && (tmid === undefined ? room.path : paths.panel(room.path, 'thread', tmid))}
      title={title}
      text={text}
    >
      <IconButton small icon="trash" aria-label={t('drafts.delete', { room: title })} onClick={drop} />
    </Row>
  );
}

/** What was begun and not sent, the latest first. */
export function DraftList() {
  const { t } = useTranslation('daily');
  const texts = useStore(useChat().drafts.store, (state) => state.texts);
  const all = [...texts].filter(([, text]) => text.trim() !== '').reverse();
  if (all.length === 0)
    return (
      <EmptyState icon="edit" title={t('drafts.none')}>
        {t('drafts.none-text')}
      </EmptyState>
    );
  return (
    <ul className="confab-directory__list" aria-label={t('later.tab.drafts')}>
      {all.map(([place, text]) => (
        <DraftRow key={place} place={place} text={text} />
      ))}
    </ul>
  );
}
