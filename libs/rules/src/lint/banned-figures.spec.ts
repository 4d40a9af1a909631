import { describe, expect, it } from '@jest/globals';
import { bannedFigure } from '../index.ts';

describe('A forbidden police figure', () => {
  it.each([
    ['罚款数额', 'fines'],
    ['罚没款', 'fines'],
    ['年度 罚 款 总 额', 'fines'],
    ['罰款數', 'fines'],
    ['行政处罚数', 'fines'],
    ['Fines collected', 'fines'],
    ['ＦＩＮＥＳ', 'fines'],
    ['fine revenue', 'fines'],
    ['刑拘数', 'detentions'],
    ['行政拘留人数', 'detentions'],
    ['逮捕率', 'detentions'],
    ['打击处理数', 'detentions'],
    ['number of arrests', 'detentions'],
    ['Detentions per officer', 'detentions'],
    ['persons detained', 'detentions'],
    ['破案率', 'clearanceRate'],
    ['破·案·率', 'clearanceRate'],
    ['现案侦破率', 'clearanceRate'],
    ['Clearance rate', 'clearanceRate'],
    ['clear-up rate', 'clearanceRate'],
    ['cases solved', 'clearanceRate'],
    ['发案数', 'incidentCount'],
    ['發案數', 'incidentCount'],
    ['警情量', 'incidentCount'],
    ['案件总数', 'incidentCount'],
    ['立案率', 'incidentCount'],
    ['incident count', 'incidentCount'],
    ['number of recorded crimes', 'incidentCount'],
    ['crime rate', 'incidentCount'],
    ['退查率', 'returnRate'],
    ['退回补充侦查次数', 'returnRate'],
    ['Return rate of case files', 'returnRate'],
    ['cases returned by the prosecutor', 'returnRate'],
  ])('is recognised in "%s"', (text, figure) => {
    expect(bannedFigure(text)).toBe(figure);
  });
});

describe('A figure that may be used', () => {
  it.each([
    '群众满意度',
    '省厅业务条线考评',
    '拘留所安全管理',
    '处罚程序规范性',
    '案件质量评查',
    '案件数据录入质量',
    '警情回访满意率',
    '问卷回收率',
    'Satisfaction of the public',
    'the finest stations',
    'refined service',
    'well-defined tasks',
    'detention centre safety',
    'integrity clearance certificate',
    'questionnaire return rate',
    'incident response time',
    'crime prevention talks',
    'Yearly score in per cent',
  ])('is not mistaken: "%s"', (text) => {
    expect(bannedFigure(text)).toBeUndefined();
  });
});
