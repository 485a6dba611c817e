import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Tabs } from '../../ui';
import { typeOf, type Integration } from './calls';

interface Props {
  hook: Integration;
  selected: 'hook' | 'calls';
  children: ReactNode;
}

/** What an outgoing webhook does, beside what it has called; an incoming one calls nobody. */
export function HookTabs({ hook, selected, children }: Props) {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate();
  if (typeOf(hook) === 'webhook-incoming') return children;
  return (
    <Tabs
      label={hook.name}
      selected={selected}
      tabs={[
        { id: 'hook', label: t('tab.hook') },
        { id: 'calls', label: t('tab.calls') },
      ]}
      onSelect={(id) => navigate(id === 'calls' ? paths.integrationCalls(hook._id) : paths.adminIntegration(hook._id))}
    >
      {children}
    </Tabs>
  );
}
