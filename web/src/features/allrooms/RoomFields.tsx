import { useTranslation } from 'react-i18next';
import { Callout, Checkbox, MultiSelectField, Switch, TextArea, TextField } from '../../ui';
import { systemChoices } from '../messages/system-choices';
import { KeepingFields } from './KeepingFields';
import type { EditableRoom } from './room-form';
import type { RoomFormState } from './use-room-form';

interface Props {
  room: EditableRoom;
  state: RoomFormState;
  /** Shows only what one may change: where all is shown, the rest is grey. */
  only?: boolean;
}

const kLongestCode = 100;

/** The fields for what a room is. */
export function RoomFields({ room, state, only = false }: Props) {
  const { t } = useTranslation('allrooms');
  const chat = useTranslation('chat').t;
  const { field, choice, values, set, errors, failure, may } = state;
  const managed = room.t !== 'd';
  const shown = (allowed: boolean) => allowed || !only;
  const silence = may.silence;
  return (
    <>
      {failure && (
        <Callout kind="danger" announce>
          {failure}
        </Callout>
      )}
      {shown(may.edit) && (
        <>
          {managed && <TextField {...field('name')} label={chat('rooms.name')} disabled={!may.edit} required />}
          <TextField {...field('topic')} label={chat('rooms.topic')} disabled={!may.edit} />
          <TextField {...field('announcement')} label={chat('rooms.announcement')} disabled={!may.edit} />
          <TextArea {...field('description')} label={chat('rooms.description')} disabled={!may.edit} />
        </>
      )}
      {managed && (
        <>
          {shown(may.publish) && (
            <Switch {...choice('isPrivate')} label={t('private')} hint={t('private-hint')} disabled={!may.publish} />
          )}
          {shown(silence) && (
            <Switch {...choice('readOnly')} label={t('silent')} hint={t('silent-hint')} disabled={!silence} />
          )}
          {values.readOnly && shown(may.react) && (
            <Switch {...choice('reactWhenReadOnly')} label={t('react')} disabled={!may.react} />
          )}
          {shown(may.recommend) && (
            <>
              <Switch
                {...choice('isDefault')}
                label={t('default')}
                hint={t('default-hint')}
                disabled={!may.recommend}
              />
              <Switch
                {...choice('featured')}
                label={t('featured')}
                hint={t('featured-hint')}
                disabled={!may.recommend}
              />
            </>
          )}
          {room.t === 'c' && may.edit && (
            <TextField
              {...field('joinCode')}
              label={t('code')}
              hint={t(room.joinCodeRequired ? 'code-kept' : 'code-hint')}
              autoComplete="off"
              maxLength={kLongestCode}
              disabled={values.withoutCode}
            />
          )}
          {room.t === 'c' && may.edit && room.joinCodeRequired && (
            <Checkbox {...choice('withoutCode')} label={t('code-none')} />
          )}
        </>
      )}
      {may.edit && (
        <MultiSelectField
          label={t('hidden')}
          hint={t('hidden-hint')}
          value={values.hidden}
          onChange={(hidden) => set('hidden', hidden)}
          options={systemChoices(chat)}
        />
      )}
      <KeepingFields values={values} set={set} field={field} choice={choice} error={errors.maxAge} rid={room._id} />
      {managed && shown(may.archive) && (
        <Switch {...choice('archived')} label={t('archived')} hint={t('archived-hint')} disabled={!may.archive} />
      )}
    </>
  );
}
