/** Texts of a phone or tablet in the field, with and without network. */
export const zhOffline = {
  offline: {
    newVersion: '系统有新版本。',
    takeVersion: '立即更新',
    lost: '页面没有取到',
    lostHint: '可能没有网络，或系统刚刚更新。请稍后重试；其他页面仍可使用，已填写的内容不受影响。',
  },
};
