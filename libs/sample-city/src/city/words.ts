/**
 * The word lists from which the names of the sample city are built. Places, people and police numbers are
 * invented.
 */

const surnames =
  '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const middles = '建国志明文德永学立宏晓玉春海光家正新成少卫红天宇思雅俊子一振';
const lasts = '强军伟平波辉刚勇杰涛超鹏峰磊斌浩宁飞洋凯亮东林雷龙敏静丽娟艳芳霞燕琳洁莹雪慧婷颖欣岚华兰';

export const letters = {
  surnames: [...surnames],
  middles: [...middles],
  lasts: [...lasts],
};

export const counties = [
  '青岩',
  '临溪',
  '云岭',
  '石塘',
  '汉源',
  '白鹭',
  '永安',
  '武定',
  '兰溪',
  '江北',
  '南屏',
  '安丰',
  '柳泉',
  '桐山',
  '沙河',
  '凤台',
  '宁远',
  '清河',
  '东湖',
  '望江',
  '龙泉',
  '梅岭',
  '鹿城',
  '丰乐',
];

export const townships = [
  '城关',
  '东街',
  '西街',
  '南门',
  '北门',
  '新桥',
  '河口',
  '双溪',
  '大坪',
  '石桥',
  '柳林',
  '长岭',
  '马家湾',
  '黄泥坡',
  '五里',
  '开发区',
  '车站',
  '高新',
  '水库',
  '青龙',
  '白沙',
  '三江',
  '金竹',
  '枫林',
];

export const countyTeams = [
  { name: '刑事侦查大队', unitType: 'criminalInvestigation' },
  { name: '治安管理大队', unitType: 'other' },
  { name: '禁毒大队', unitType: 'criminalInvestigation' },
  { name: '看守所', unitType: 'custody' },
  { name: '拘留所', unitType: 'custody' },
  { name: '出入境管理大队', unitType: 'office' },
  { name: '指挥中心', unitType: 'office' },
  { name: '政工监督室', unitType: 'office' },
] as const;

export const trafficTeams = [
  ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map(
    (number) => `直属${number}大队`,
  ),
  '高速一大队',
  '高速二大队',
  '车辆管理所',
  '事故处理大队',
  '秩序大队',
  '宣传科',
  '法制科',
  '铁骑大队',
];

/**
 * The organs of the city bureau: the first three nominate nobody, so that somebody is left whom no entry
 * concerns.
 */
export const organs = [
  { name: '机关党委', kind: 'organ' },
  { name: '驻局纪检监察组', kind: 'organ' },
  { name: '审计处', kind: 'organ' },
  { name: '刑事侦查支队', kind: 'detachment' },
  { name: '治安管理支队', kind: 'detachment' },
  { name: '禁毒支队', kind: 'detachment' },
  { name: '经济犯罪侦查支队', kind: 'detachment' },
  { name: '网络安全保卫支队', kind: 'detachment' },
  { name: '特警支队', kind: 'detachment' },
  { name: '指挥中心', kind: 'organ' },
  { name: '政治部', kind: 'organ' },
  { name: '法制支队', kind: 'organ' },
  { name: '警务保障处', kind: 'organ' },
  { name: '科技信息化处', kind: 'organ' },
  { name: '出入境管理处', kind: 'organ' },
  { name: '监所管理支队', kind: 'organ' },
  { name: '警务督察支队', kind: 'organ' },
  { name: '情报中心', kind: 'organ' },
  { name: '新闻中心', kind: 'organ' },
  { name: '离退休干部处', kind: 'organ' },
  { name: '人民警察培训学校', kind: 'organ' },
  { name: '信访处', kind: 'organ' },
  { name: '反恐怖工作处', kind: 'organ' },
  { name: '食品药品环境侦查处', kind: 'organ' },
  { name: '机场分局筹备处', kind: 'organ' },
  { name: '森林公安处', kind: 'organ' },
  { name: '水上公安处', kind: 'organ' },
  { name: '公共交通治安处', kind: 'organ' },
  { name: '技术侦察处', kind: 'organ' },
  { name: '警犬基地', kind: 'organ' },
] as const;

export const organSections = ['综合科', '一大队', '二大队', '业务指导科', '三大队', '技术科'];

export const themes = [
  '党旗在基层一线高高飘扬',
  '把支部建在最小作战单元',
  '枫桥式所队，百姓身边人',
  '铁军先锋，平安卫士',
  '一张笑脸迎人，一颗红心办事',
  '案结事了，党员先行',
  '夜巡路上党徽亮',
  '让数据多跑路，让群众少跑腿',
];

export const methods = [
  '“三带三联”工作法',
  '“红细胞”工作法',
  '“一线工作法”',
  '“五步议事法”',
  '“师徒结对”工作法',
  '“码上办”工作法',
];

/** Whole words, so that a password can be read out; none is common in passwords. */
export const passwordWords = [
  'qingshan',
  'lvshui',
  'songtao',
  'mingyue',
  'chunfeng',
  'qiushui',
  'baihe',
  'zhulin',
  'hongqi',
  'xinghe',
  'liushui',
  'yunhai',
  'meihua',
  'dongfang',
  'changjiang',
  'taishan',
];

/** The cities of a province. Each name begins with a character of its own, which its documents cite. */
export const cities = [
  { zh: '澜川市', en: 'Lanchuan' },
  { zh: '云阳市', en: 'Yunyang' },
  { zh: '松江市', en: 'Songjiang' },
  { zh: '宁湖市', en: 'Ninghu' },
  { zh: '平岭市', en: 'Pingling' },
  { zh: '安泉市', en: 'Anquan' },
  { zh: '兴城市', en: 'Xingcheng' },
  { zh: '东渡市', en: 'Dongdu' },
  { zh: '梅江市', en: 'Meijiang' },
  { zh: '桂溪市', en: 'Guixi' },
  { zh: '临海门市', en: 'Linhaimen' },
  { zh: '沧源市', en: 'Cangyuan' },
  { zh: '丰河市', en: 'Fenghe' },
  { zh: '石城市', en: 'Shicheng' },
  { zh: '永定州市', en: 'Yongdingzhou' },
  { zh: '龙门川市', en: 'Longmenchuan' },
  { zh: '柳原市', en: 'Liuyuan' },
  { zh: '青浦山市', en: 'Qingpushan' },
  { zh: '白石市', en: 'Baishi' },
  { zh: '金沙川市', en: 'Jinshachuan' },
  { zh: '南屏州市', en: 'Nanpingzhou' },
] as const;
