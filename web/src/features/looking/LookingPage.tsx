import './looking.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../stores/hooks';
import { Callout, Tabs } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import type { Question } from './calls';
import { Found } from './Found';
import { LookForm } from './LookForm';
import { Looks } from './Looks';

const kTabs = ['look', 'looks'] as const;
type Tab = (typeof kTabs)[number];

/** Where a workspace must be able to: messages of rooms that one is not in, and who has looked at such. */
export default function LookingPage() {
  const { t } = useTranslation(['looking', 'rights', 'chat']);
  const admin = useTranslation('admin').t;
  const maySeeLooks = usePermission('can-audit-log');
  const [tab, setTab] = useState<Tab>('look');
  const [question, setQuestion] = useState<Question>();
  const tabs = kTabs
    .filter((id) => id === 'look' || maySeeLooks)
    .map((id) => ({
      id,
      label: t(`tab.${id}`),
    }));
  return (
    <AdminFrame page="looking" title={admin('looking.title')}>
      <Tabs label={admin('looking.title')} selected={tab} onSelect={setTab} tabs={tabs}>
        {tab === 'look' ? (
          <div className="confab-looking">
            <Callout kind="warning">{t('recorded')}</Callout>
            <LookForm onAsk={setQuestion} />
            {question && <Found question={question} />}
          </div>
        ) : (
          <div className="confab-looking">
            <Looks />
          </div>
        )}
      </Tabs>
    </AdminFrame>
  );
}
