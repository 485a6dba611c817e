import { useTranslation } from 'react-i18next';
import { fieldsOf, textOf } from '../../lib/narrow';
import { paths } from '../../routes/paths';
import { Button, Callout, FormActions, FormLayout, LeaveGuard, RadioGroup } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import type { Integration } from './calls';
import type { HookForm } from './form';
import { HookAddress } from './HookAddress';
import { HookFields } from './HookFields';
import { HookTabs } from './HookTabs';
import { useHookForm } from './use-hook-form';
import { useHookRights } from './use-hook-rights';

// What is typed is known to this page alone.
const keepsNothing = () => false;

/** Why a script does not run, where it does not. */
function ScriptProblem({ hook: { scriptEnabled, scriptError } }: { hook: Integration }) {
  const { t } = useTranslation('integrations');
  const { name, message } = fieldsOf(scriptError);
  if (!scriptEnabled || !scriptError) return null;
  return (
    <Callout kind="danger" title={t('script-broken')}>
      <code dir="ltr">{[textOf(name), textOf(message)].filter(Boolean).join(': ')}</code>
    </Callout>
  );
}

interface Props {
  /** Left out: a new one. */
  hook?: Integration;
  initial: HookForm;
  onSaved: (saved: Integration) => void;
}

/** The form of a webhook; of one that is there, the address at which it is called as well. */
export function HookEditor({ hook, initial, onSaved }: Props) {
  const { t } = useTranslation('integrations');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const { types, tellsAll } = useHookRights();
  const state = useHookForm(initial, hook?._id, onSaved);
  const { values, set, busy, failure, form, changed } = state;

  const fields = (
    <FormLayout {...form} failure={failure}>
      {!hook && types.length > 1 && (
        <RadioGroup
          label={t('what')}
          value={values.type}
          onChange={(type) => set('type', type)}
          options={types.map((value) => ({ value, label: t(`types.${value}`), hint: t(`does.${value}`) }))}
        />
      )}
      <HookFields state={state} tellsAll={tellsAll} />
      <FormActions>
        <Button type="submit" primary loading={busy}>
          {common(hook ? 'save' : 'create')}
        </Button>
      </FormActions>
    </FormLayout>
  );
  return (
    <LeaveGuard
      when={changed}
      keeps={keepsNothing}
      title={t('leave-title')}
      text={t('leave-ask')}
      confirm={t('discard')}
      onLeave={() => state.reset(initial)}
    >
      <AdminFrame
        page="integrations"
        title={hook?.name ?? t('new')}
        trail={[{ to: paths.adminIntegrations, label: admin('integrations.title') }]}
      >
        <div className="confab-integrations__editor">
          {hook ? (
            <HookTabs hook={hook} selected="hook">
              {values.type === 'webhook-incoming' && <HookAddress hook={hook} />}
              <ScriptProblem hook={hook} />
              {fields}
            </HookTabs>
          ) : (
            fields
          )}
        </div>
      </AdminFrame>
    </LeaveGuard>
  );
}
