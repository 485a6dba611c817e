import './later.css';
import '../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useChatState } from '../../stores/hooks';
import { Outline, Tabs } from '../../ui';
import { DraftList } from './DraftList';
import { ReminderList } from './ReminderList';
import { ScheduledList } from './ScheduledList';

const kTabs = ['drafts', 'scheduled', 'reminders'] as const;
type Tab = (typeof kTabs)[number];

/** What one has begun, left for later, and wants to be reminded of. */
export function LaterPage({ tab }: { tab: string | undefined }) {
  const { t } = useTranslation('daily');
  const navigate = useNavigate();
  const there = useChatState(({ fetched }) => fetched.has('daily'));
  const selected: Tab = kTabs.find((one) => one === tab) ?? 'drafts';
  return (
    <div className="confab-directory">
      <header className="rcx-room-header confab-room-header">
        <h1 className="confab-room-header__title">{t('later.title')}</h1>
      </header>
      <div className="confab-directory__content">
        <Tabs
          label={t('later.title')}
          selected={selected}
          onSelect={(next) => navigate(paths.later(next), { replace: true })}
          tabs={kTabs.map((id) => ({ id, label: t(`later.tab.${id}`) }))}
        >
          {selected === 'drafts' && <DraftList />}
          {selected !== 'drafts' && !there && <Outline shape="lines" />}
          {selected === 'scheduled' && there && <ScheduledList />}
          {selected === 'reminders' && there && <ReminderList />}
        </Tabs>
      </div>
    </div>
  );
}
