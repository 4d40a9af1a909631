import type { RefusalTexts } from './texts.ts';

/** The refusals of the service identity. */
export const identityRefusals = {
  // Identity
  person_unknown: [
    '名册中没有编号为“{person}”的人员；请先登记该人员，或核对编号（区分大小写）。',
    'Nobody is registered as “{person}”: register the person first, or look up the number, letter by letter.',
  ],
  person_registered: [
    '编号“{person}”已登记（不区分大小写）；请使用已有记录，调动请用“调整人员单位”。',
    '“{person}” is registered already, whatever the case of its letters: use that record, and move the person where the unit changed.',
  ],
  police_number_taken: [
    '警号“{number}”已属于另一名在册人员；一人只登记一次，请核对。',
    'The police number “{number}” is another registered person’s: everybody is registered once, look it up.',
  ],
  person_differs: [
    '“{account}”与名册不符：人员、姓名、单位和角色须与其账号一致；请从人员中选取，不要手工填写。',
    '“{account}” differs from the register: person, name, unit and role must be those of the account. Choose from the people instead of typing.',
  ],
  login_taken: ['该登录名已被使用。', 'That login is taken.'],
  role_not_requested: ['该角色尚未被申请。', 'The role has not been requested.'],
  own_request: ['不能为自己授权。', 'Nobody grants a role to themselves.'],
  administrators_apart: [
    '三员分立：一个账号不能兼任两种管理员，管理员也不能兼任业务角色。',
    'The three administrators are kept apart: one person cannot hold two of these roles, nor one beside a business role.',
  ],
  roles_incompatible: [
    '同一人不能兼任“{one}”和“{other}”；请先撤销其一，或另择他人。',
    'One person cannot hold “{one}” and “{other}”: revoke one of them first, or choose somebody else.',
  ],
  delegation_too_long: [
    '委托期限最长 {maximum} 天；请缩短期限，到期后可再次委托。',
    'A role is lent for at most {maximum} days: shorten the period, and lend again when it has ended.',
  ],
  credential_young: [
    '您的密码在 {hours} 小时内由管理员重置过，暂不能封存、提议或确认；请于 {until} 后办理，或由他人办理。',
    'Your password was reset less than {hours} hours ago, so you cannot seal, propose or confirm: do it after {until}, or have somebody else do it.',
  ],
  unit_required: ['该角色须指定单位。', 'This role needs a unit.'],
  account_disabled: ['账号已停用。', 'The account is disabled.'],
  last_administrator: [
    '这是最后一名{role}，停用或撤销后将无人能办理；请先指定接任者。',
    'This is the last {role}; without one nobody could do this work. Appoint a successor first.',
  ],
  sealed_code_missing: [
    '账号“{account}”没有未用过的密封应急码，无法恢复；请核对账号和信封。',
    'No sealed code of “{account}” is left to use, so that the office cannot be restored by it: look up the account and the envelope.',
  ],
  office_not_held: [
    '“{account}”不是{role}；请填写无法登录的管理员的账号。',
    '“{account}” is not the {role}: give the account of the administrator who was lost.',
  ],
  successor_missing: [
    '新账号须填写接任者（登录名、人员编号、语言）；如恢复原账号，请在原账号上办理。',
    'A new account needs its successor (login, person, language); to restore the same account, act on that one.',
  ],
  period_invalid: [
    '期限无效：结束须晚于开始，且晚于现在。',
    'The period is not valid: it must end after it begins, and after now.',
  ],
  password_wrong: ['当前密码不正确。', 'The present password is wrong.'],
  password_weak: [
    '新密码至少 {minimum} 位，不得含登录名或姓名、不得为常见或重复字符，且不得与当前密码相同。',
    'A new password has at least {minimum} characters, contains neither login nor name, is neither common nor repetitive, and differs from the present one.',
  ],
  not_recipient: ['只有收件人可以办理。', 'Only the recipient may do this.'],
  delegation_not_requested: [
    '没有这样一项待确认的委托；请在角色申请中核对受托人、角色和单位。',
    'No such loan waits to be confirmed: look up delegate, role and unit among the role requests.',
  ],
  delegation_not_allowed: [
    '该事项须本人办理，不能委托。',
    'This must be done in person and cannot be delegated.',
  ],
  attachment_type: [
    '不接受该类型的文件：{mediaType}。可上传 PDF、OFD、WPS 与 Office 文件、JPG、PNG、HEIC 图片、文本和 MP4。',
    'Files of this type are not accepted: {mediaType}. PDF, OFD, WPS and Office files, JPG, PNG and HEIC pictures, text and MP4 are.',
  ],
  file_unknown: [
    '没有存入过这个文件：{file}。请先上传，再引用上传后给出的编号。',
    'No such file was ever stored: {file}. Upload it first, then name what the upload answers.',
  ],
  attachment_size: ['文件超过 {maximum} 字节。', 'The file is larger than {maximum} bytes.'],
} as const satisfies RefusalTexts;
