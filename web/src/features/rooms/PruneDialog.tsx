import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useSettled } from '../../lib/settled';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { Button, Callout, Checkbox, DateTimeField, Modal, toast } from '../../ui';
import { UserPicker } from '../sidebar/UserPicker';
import { countPrunable, prune, type PruneOrder } from './pruning';

const kPause = 300;

/** Says how many messages are meant, while one says which. */
function Count({ order, onCount }: { order: PruneOrder; onCount: (order: PruneOrder, count: number) => void }) {
  const { t } = useTranslation('panels');
  const common = useTranslation('common').t;
  const { data, error, loading } = useLoad(useCallback((signal: AbortSignal) => countPrunable(order, signal), [order]));
  useEffect(() => {
    if (data && !loading) onCount(order, data.messages);
  }, [data, loading, onCount, order]);
  if (error !== undefined && !loading) return <Callout kind="danger">{explain(common, error)}</Callout>;
  if (!data || loading) return <Callout>{t('prune.counting')}</Callout>;
  const { messages, pinned, inThreads } = data;
  return (
    <Callout kind={messages > 0 ? 'warning' : undefined} announce>
      {messages === 0 ? t('prune.none') : t('prune.count', { count: messages })}{' '}
      {pinned > 0 && !order.keepPinned && t('prune.pinned', { count: pinned })}{' '}
      {inThreads > 0 && !order.keepThreads && t('prune.threads', { count: inThreads })}
      {messages > 0 && <strong>{t('prune.lost')}</strong>}
    </Callout>
  );
}

/** Removes many messages of a room for good: which, and how many that are, is said before. */
export function PruneDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation(['panels', 'writing']);
  const common = useTranslation('common').t;
  const [now] = useState(() => Date.now());
  const [from, setFrom] = useState<number>();
  const [until, setUntil] = useState<number>();
  const [people, setPeople] = useState<Person[]>([]);
  const [choices, setChoices] = useState({
    filesOnly: false,
    keepPinned: true,
    keepThreads: false,
    keepDiscussions: true,
  });
  const [counted, setCounted] = useState<{ order: PruneOrder; count: number }>();
  const running = useRef<AbortController | null>(null);
  const [gone, setGone] = useState<number>();
  useEffect(() => () => running.current?.abort(), []);

  const order = useMemo<PruneOrder>(
    () => ({
      rid: room._id,
      from: from ?? 0,
      until: until ?? now,
      users: people.map(({ username }) => username),
      ...choices,
    }),
    [room._id, from, until, now, people, choices],
  );
  const settled = useSettled(order, kPause);
  const backwards = order.from > order.until;
  // What is counted is what goes: while another order is being said, nothing can be pressed.
  const ready = counted?.order === order && counted.count > 0 && !backwards;
  const onCount = useCallback((of: PruneOrder, count: number) => setCounted({ order: of, count }), []);

  const run = async () => {
    if (!ready || gone !== undefined) return;
    setGone(0);
    const under = new AbortController();
    running.current = under;
    try {
      const count = await prune(order, under.signal, setGone);
      toast.success(t('prune.done', { count }));
      if (!under.signal.aborted) onClose();
    } catch (problem) {
      toast.error(explain(common, problem));
      setGone(undefined);
      setCounted(undefined);
    }
  };
  const box = (name: keyof typeof choices) => ({
    checked: choices[name],
    disabled: gone !== undefined,
    onChange: (checked: boolean) => setChoices((before) => ({ ...before, [name]: checked })),
  });

  return (
    <Modal
      title={t('writing:menu.prune')}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="danger" loading={gone !== undefined} disabled={!ready}>
            {t('prune.do')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        <DateTimeField label={t('prune.from')} hint={t('prune.all')} value={from} onChange={setFrom} />
        <DateTimeField
          label={t('prune.until')}
          value={until}
          error={backwards ? t('prune.order') : undefined}
          onChange={setUntil}
        />
        <UserPicker label={t('prune.users')} picked={people} onChange={setPeople} />
        <Checkbox {...box('filesOnly')} label={t('prune.files-only')} />
        <Checkbox {...box('keepPinned')} label={t('prune.keep-pinned')} />
        <Checkbox {...box('keepThreads')} label={t('prune.keep-threads')} />
        <Checkbox {...box('keepDiscussions')} label={t('prune.keep-discussions')} />
        {gone !== undefined ? (
          <Callout announce>{t('prune.so-far', { count: gone })}</Callout>
        ) : (
          !backwards && <Count order={settled} onCount={onCount} />
        )}
      </div>
    </Modal>
  );
}
