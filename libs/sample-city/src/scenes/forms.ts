import { type ApplicationForm, formFieldsOf } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import { methods, themes } from '../city/words.ts';
import type { Entry } from '../story/contest.ts';
import { filled, type FormFile } from '../story/forms.ts';
import { deckOf } from '../story/papers.ts';
import type { Story } from '../story/story.ts';
import type { UploadAct } from './act.ts';

/** The application forms of the city's branches: the plan's in words of its own, others by their fields. */

export function formOf(story: Story, entry: Entry): ApplicationForm {
  if (story.pack.form === undefined) return planFormOf(story, entry);
  return filled(fillingOf(story, entry, (file) => sha256(bytesOf(entry, file))));
}

/** The files that the forms of all branches name, each stored for its field before anybody submits. */
export function formFiles(story: Story): UploadAct[] {
  return story.contest.entries.flatMap((entry) => {
    const { branchId } = entry;
    const uploads: UploadAct[] = [];
    filled(
      fillingOf(story, entry, (file) => {
        const { field, mediaType, index } = file;
        const bytes = bytesOf(entry, file);
        const sent = {
          campaign: story.campaign,
          unit: branchId,
          name: `${field}-${index + 1}`,
          field,
          mediaType,
        };
        uploads.push({ kind: 'upload', by: story.staff.secretaryOf(branchId), ...sent, bytes: () => bytes });
        return sha256(bytes);
      }),
    );
    return uploads;
  });
}

function fillingOf(story: Story, { branchId }: Entry, fileOf: (file: FormFile) => string) {
  const drawing = story.random.about(`form/${branchId}`);
  return { pack: story.pack, drawing, day: plusDays(story.year.opening, -30), fileOf };
}

function bytesOf({ branchId }: Entry, { field, index }: FormFile): Uint8Array {
  return deckOf(`${branchId}/${field}/${index}`);
}

/** The part of a form with which a draft begins. */
export function begunForm({ pack }: Story, form: ApplicationForm): ApplicationForm {
  if (pack.form) return Object.fromEntries(Object.entries(form).slice(0, 2));
  return { theme: form['theme']!, contact: form['contact']! };
}

/** The form without something that must be there; undefined if nothing must. */
export function incompleteForm({ pack }: Story, form: ApplicationForm): ApplicationForm | undefined {
  const asked = formFieldsOf(pack).findLast(({ required, kind }) => required && kind !== 'file');
  if (!asked) return undefined;
  if (asked.kind === 'table') return { ...form, [asked.id]: [] };
  const { [asked.id]: _left, ...others } = form;
  return others;
}

function planFormOf(story: Story, { branchId }: Entry): ApplicationForm {
  const drawing = story.random.about(`form/${branchId}`);
  const { unitName, secretary } = story.branch(branchId);
  const theme = drawing.pick(themes);
  return {
    theme,
    method: `坚持${drawing.pick(methods)}，把支部工作与警务工作同部署、同检查、同考核。`,
    deeds: `${unitName}一年来办结群众诉求${drawing.whole(80, 900)}件，组织党员突击${drawing.whole(3, 30)}次，受到表扬${drawing.whole(2, 40)}次。`,
    summary: `围绕“${theme}”开展创建，成效明显。`,
    contact: secretary.name,
    telephone: `0${drawing.whole(300, 899)}-${drawing.whole(2_000_000, 8_999_999)}`,
    selfAssessment: story.pack.criteria.map(({ id }) => ({
      criterionId: id,
      score: story.marks.scale.of(drawing.whole(86, 97)),
      reason: '对照标准逐项自评，佐证材料齐全',
    })),
    awards: drawing.chance(0.4)
      ? [
          {
            on: `${Number(story.year.opening.slice(0, 4)) - 1}-12-20`,
            name: '先进基层党组织',
            authority: `${story.pack.city.zh.slice(0, 40)}公安局党委`,
            documentNumber: `${drawing.whole(10, 60)}号`,
          },
        ]
      : [],
    attachments: [],
  };
}
