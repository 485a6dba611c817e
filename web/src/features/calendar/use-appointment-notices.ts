import { useEffect } from 'react';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { useNavigate } from '../../lib/router';
import { meetingAddress } from './address';
import { paths } from '../../routes/paths';
import type { NearAppointment } from '../../stores/events';
import { useChat } from '../../stores/hooks';
import { toast } from '../../ui';
import { showOutside, soundNotice } from '../notifying/outside';
import { calendarCalls, type Appointment } from './calls';
import { dayText } from './days';

/** The appointment with its time and address; nothing where it cannot be had: then what was told of it has to do. */
async function whole({ id }: NearAppointment): Promise<Appointment | undefined> {
  try {
    return await calendarCalls.one(id);
  } catch {
    return undefined;
  }
}

/** Tells of appointments that begin soon: in the page, and outside of it where that is allowed. */
export function useAppointmentNotices(): void {
  const chat = useChat();
  const navigate = useNavigate();
  useEffect(
    () =>
      chat.onAppointment((near) => {
        const tell = async () => {
          const [one] = await Promise.all([whole(near), i18n.loadNamespaces('calendar')]);
          const state = chat.store.getState();
          // The server's clock for this account may be another than the one here.
          const time = one ? format(i18n.language).recent(one.startsAt) : near.clock;
          const show = () => navigate(paths.calendar(one && dayText(one.startsAt), one?.id));
          const address = meetingAddress(one?.address ?? '');
          const text = i18n.t('calendar:notice', { subject: near.subject, time });
          soundNotice(state);
          showOutside(
            state,
            { title: near.subject, body: i18n.t('calendar:notice-time', { time }), tag: near.id },
            show,
          );
          if (address === undefined) toast.offering(text, i18n.t('calendar:show'), show);
          else
            toast.offering(
              text,
              i18n.t('calendar:join'),
              () => void window.open(address, '_blank', 'noopener,noreferrer'),
            );
        };
        void tell().catch(() => undefined);
      }),
    [chat, navigate],
  );
}
