import '../../ui/icons/add-later';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useChat, useChatState } from '../../stores/hooks';
import { Menu, toast } from '../../ui';
import { dailyCalls } from './calls';
import { kMostDaysScheduled } from './limits';
import { presets } from './presets';
import { WhenDialog } from './WhenDialog';

interface Props {
  rid: string;
  tmid: string | undefined;
  /** In a thread: the reply shows in the room, too. */
  tshow: boolean;
  /** What would be sent now; nothing where it cannot be. */
  text: string | undefined;
  /** It is the server's now. */
  onLeft: () => void;
}

/** The menu beside the button that sends: the same, at another time. */
export function SendLater({ rid, tmid, tshow, text, onLeft }: Props) {
  const { t, i18n } = useTranslation('daily');
  const common = useTranslation('common').t;
  const chat = useChat();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const count = useChatState(({ daily }) => daily.scheduled.size);
  const words = format(i18n.language);
  const leave = async (at: number) => {
    if (text === undefined) return;
    await dailyCalls.schedule(chat, { rid, msg: text, at, tmid, tshow });
    toast.success(t('scheduled.done', { time: words.date('full', at) }));
    onLeft();
  };
  return (
    <>
      <Menu
        label={t('scheduled.menu')}
        icon="clock"
        placement="top end"
        items={[
          ...presets().map(({ id, at }) => ({
            id,
            label: t(`when.${id}`),
            hint: words.date('full', at),
            disabled: text === undefined,
            onAction: () => void leave(at).catch((error: unknown) => toast.error(explain(common, error))),
          })),
          { id: 'own', label: t('when.own'), disabled: text === undefined, onAction: () => setAsking(true) },
        ]}
        sections={[
          {
            title: t('scheduled.title'),
            items: [
              { id: 'list', label: t('scheduled.all', { count }), onAction: () => navigate(paths.later('scheduled')) },
            ],
          },
        ]}
      />
      {asking && (
        <WhenDialog
          title={t('scheduled.menu')}
          submit={t('scheduled.submit')}
          own
          mostDays={kMostDaysScheduled}
          onClose={() => setAsking(false)}
          onChoose={leave}
        />
      )}
    </>
  );
}
