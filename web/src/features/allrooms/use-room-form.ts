import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { i18n } from '../../i18n';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { useChatParts, useSetting } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { toast } from '../../ui';
import { roomNameProblem } from '../sidebar/room-name';
import { changesOf, formOf, isAge, type EditableRoom, type RoomForm } from './room-form';

/** What one may change of a room. */
function useMay(room: EditableRoom) {
  return useChatParts((state) => {
    const edit = can(state, 'edit-room', room._id);
    return {
      edit,
      // Whoever may do one of the two may do just that.
      silence: can(state, 'set-readonly', room._id),
      react: can(state, 'set-react-when-readonly', room._id),
      publish: edit && can(state, room.t === 'p' ? 'create-c' : 'create-p'),
      recommend: edit && can(state, 'view-room-administration'),
      archive: can(state, room.archived ? 'unarchive-room' : 'archive-room', room._id),
    };
  });
}

/** The form for what a room is; saved, it says so and calls `onSaved`. */
export function useRoomForm(room: EditableRoom, onSaved: () => void) {
  const { t } = useTranslation('allrooms');
  const panels = useTranslation('panels').t;
  const common = useTranslation('common').t;
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const before = formOf(room);
  const may = useMay(room);
  const form = useForm<RoomForm>({
    initial: before,
    validate: ({ name, keeping, maxAge }) => {
      const problem = name === before.name ? undefined : roomNameProblem(name, pattern);
      return {
        name: problem && panels(`create.${problem}`),
        maxAge: keeping === 'own' && !isAge(maxAge) ? t('age-wrong') : undefined,
      };
    },
    submit: async (form) => {
      const changes = changesOf(before, form);
      try {
        if (Object.keys(changes).length > 0) await api.post('rooms.saveRoomSettings', { rid: room._id, ...changes });
      } catch (error) {
        if (explain(common, error) === i18n.t('errors:error-duplicate-channel-name'))
          throw new FieldProblem<RoomForm>({ name: panels('create.taken') });
        throw error;
      }
      if (form.archived !== before.archived)
        await api.post('rooms.changeArchivationState', {
          rid: room._id,
          action: form.archived ? 'archive' : 'unarchive',
        });
      toast.success(common('saved'));
      onSaved();
    },
    explain: (error) => explain(common, error),
  });
  const changed = Object.keys(changesOf(before, form.values)).length > 0 || form.values.archived !== before.archived;
  return { ...form, may, changed };
}

export type RoomFormState = ReturnType<typeof useRoomForm>;
