import { useTranslation } from 'react-i18next';
import { Switch, TextArea, TextField } from '../../ui';
import { OutgoingFields } from './OutgoingFields';
import type { HookFormState } from './use-hook-form';

const kLongestScript = 65_536;

/** How what it posts looks. */
function LookFields({ state: { field } }: { state: HookFormState }) {
  const { t } = useTranslation('integrations');
  return (
    <section className="confab-form" aria-label={t('looks')}>
      <h2>{t('looks')}</h2>
      <TextField {...field('alias')} label={t('alias')} hint={t('alias-hint')} />
      <TextField {...field('avatar')} type="url" label={t('avatar')} hint={t('avatar-hint')} />
      <TextField {...field('emoji')} label={t('emoji')} hint={t('emoji-hint')} />
    </section>
  );
}

function ScriptFields({ state: { field, choice, values } }: { state: HookFormState }) {
  const { t } = useTranslation('integrations');
  return (
    <section className="confab-form" aria-label={t('script')}>
      <h2>{t('script')}</h2>
      <Switch {...choice('scriptEnabled')} label={t('script-on')} hint={t(`script-hint.${values.type}`)} />
      {values.scriptEnabled && (
        <TextArea {...field('script')} label={t('script-text')} rows={14} maxLength={kLongestScript} code />
      )}
    </section>
  );
}

/** All fields of a webhook of its type. */
export function HookFields({ state, tellsAll }: { state: HookFormState; tellsAll: boolean }) {
  const { t } = useTranslation('integrations');
  const { field, choice, values, isNew } = state;
  const incoming = values.type === 'webhook-incoming';
  return (
    <>
      <TextField {...field('name')} label={t('name')} required />
      <Switch {...choice('enabled')} label={t('enabled')} hint={t('enabled-hint')} />
      {incoming ? (
        <>
          <TextField {...field('channel')} label={t('posts-in')} hint={t('posts-in-hint')} required />
          <Switch {...choice('overrideDestinationChannelEnabled')} label={t('override')} hint={t('override-hint')} />
        </>
      ) : (
        <OutgoingFields state={state} tellsAll={tellsAll} />
      )}
      <TextField
        {...field('username')}
        label={t('poster')}
        // The server keeps whom an incoming one was made for.
        hint={t(incoming && !isNew ? 'poster-kept' : 'poster-hint')}
        disabled={incoming && !isNew}
        autoComplete="off"
        required
      />
      {!incoming && <Switch {...choice('impersonateUser')} label={t('impersonate')} hint={t('impersonate-hint')} />}
      <LookFields state={state} />
      <ScriptFields state={state} />
    </>
  );
}
