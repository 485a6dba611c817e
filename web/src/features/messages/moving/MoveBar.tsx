import './moving.css';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui';
import type { Source } from '../../../stores/sources';
import { kMostMoved } from './calls';
import { MoveDialog } from './MoveDialog';

interface Props {
  source: Source;
  rid: string;
  /** The messages that were chosen, by id. */
  chosen: ReadonlySet<string>;
  onClose: () => void;
}

/** Below the messages while some are chosen: how many, and what is done with them. */
export function MoveBar({ source, rid, chosen, onClose }: Props) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation('common');
  const [asking, setAsking] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !asking) onClose();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const many = chosen.size > kMostMoved;
  return (
    <div className="confab-move-bar" role="group" aria-label={t('move.title')}>
      <span role="status" className="confab-move-bar__count">
        {many ? t('move.many', { count: kMostMoved }) : t('move.chosen', { count: chosen.size })}
      </span>
      <Button small onClick={onClose}>
        {common('cancel')}
      </Button>
      <Button small primary autoFocus disabled={chosen.size === 0 || many} onClick={() => setAsking(true)}>
        {t('move.to')}
      </Button>
      {asking && (
        <MoveDialog source={source} rid={rid} chosen={chosen} onClose={() => setAsking(false)} onMoved={onClose} />
      )}
    </div>
  );
}
