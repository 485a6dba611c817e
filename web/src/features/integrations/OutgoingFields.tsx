import { useTranslation } from 'react-i18next';
import { keysOf, oneOf } from '../../lib/narrow';
import { MultiSelectField, NumberField, SelectField, Switch, TextArea, TextField } from '../../ui';
import { events, kAllOfThem, kDelays } from './events';
import { kMostRetries } from './form';
import type { HookFormState } from './use-hook-form';

/** Where something has to happen, and which words set it off. */
function RoomFields({ state, tellsAll }: { state: HookFormState; tellsAll: boolean }) {
  const { t } = useTranslation('integrations');
  const { field, choice, values, set } = state;
  const all = kAllOfThem.filter((one) => tellsAll || one === 'all_public_channels');
  return (
    <>
      <MultiSelectField
        label={t('everywhere')}
        value={values.everywhere}
        onChange={(everywhere) => set('everywhere', everywhere)}
        options={all.map((value) => ({ value, label: t(`all-of-them.${value}`) }))}
      />
      <TextField {...field('channel')} label={t('listens-in')} hint={t('listens-in-hint')} />
      {events[values.event].ofMessages && (
        <>
          <TextField {...field('triggerWords')} label={t('words')} hint={t('words-hint')} />
          <Switch {...choice('triggerWordAnywhere')} label={t('anywhere')} hint={t('anywhere-hint')} />
          <Switch {...choice('runOnEdits')} label={t('edits')} />
        </>
      )}
    </>
  );
}

function RetryFields({ state: { field, choice, values, set } }: { state: HookFormState }) {
  const { t } = useTranslation('integrations');
  return (
    <>
      <Switch {...choice('retryFailedCalls')} label={t('retry')} hint={t('retry-hint')} />
      {values.retryFailedCalls && (
        <>
          <NumberField {...field('retryCount')} label={t('retry-count')} min={1} max={kMostRetries} />
          <SelectField
            label={t('retry-delay')}
            value={values.retryDelay}
            onChange={(value) => set('retryDelay', oneOf(kDelays, value) ?? kDelays[0])}
            options={kDelays.map((value) => ({ value, label: t(`delay.${value}`) }))}
          />
        </>
      )}
    </>
  );
}

/** What an outgoing webhook is told of, and whom it tells. */
export function OutgoingFields({ state, tellsAll }: { state: HookFormState; tellsAll: boolean }) {
  const { t } = useTranslation('integrations');
  const { field, values, errors, set, isNew } = state;
  const { inRooms, needsTarget } = events[values.event];
  const offered = keysOf(events).filter((name) => tellsAll || events[name].inRooms || name === values.event);
  return (
    <>
      <SelectField
        label={t('event')}
        value={values.event}
        error={errors.event}
        onChange={(value) => set('event', oneOf(offered, value) ?? values.event)}
        options={offered.map((value) => ({ value, label: t(`events.${value}`) }))}
      />
      {inRooms && <RoomFields state={state} tellsAll={tellsAll} />}
      <TextArea {...field('urls')} label={t('urls')} hint={t('urls-hint')} code required />
      <TextField
        {...field('token')}
        label={t('token')}
        hint={t(isNew ? 'token-hint' : 'token-known')}
        autoComplete="off"
      />
      <RetryFields state={state} />
      <TextField
        {...field('targetRoom')}
        label={t('target')}
        hint={t(needsTarget ? 'target-hint-needed' : 'target-hint')}
        required={needsTarget}
      />
    </>
  );
}
