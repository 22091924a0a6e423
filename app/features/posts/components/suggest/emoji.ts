import { hasHan } from "~/kernel/text";

/** An emoji with its English name, and what else it is called in both languages. */
export type Emoji = { char: string; name: string; words: string[] };

/** One a line: the emoji, its name, further English words, Chinese ones. */
const table = `
😀 grinning smile happy 笑 开心
😄 smile happy joy 大笑 高兴
😂 joy tears laugh lol 笑哭
🤣 rofl laugh 笑翻
🙂 slight_smile 微笑
😉 wink 眨眼
😊 blush happy 害羞 微笑
😍 heart_eyes love 喜欢 花痴
😘 kiss 亲亲
😋 yum delicious 好吃
😎 cool sunglasses 酷 墨镜
🤩 star_struck wow 崇拜
🤔 thinking hmm 思考 想
🤨 raised_eyebrow doubt 怀疑
😐 neutral 无语
🙄 roll_eyes 白眼
😏 smirk 得意
😬 grimace awkward 尴尬
😅 sweat_smile phew 汗 苦笑
😴 sleeping tired 睡觉 困
😌 relieved 放心
😢 cry sad 哭 难过
😭 sob cry 大哭
😡 angry mad 生气 愤怒
😱 scream fear 惊恐 害怕
😳 flushed 脸红
🥺 pleading 可怜 拜托
😮 open_mouth surprised 惊讶
🤯 mind_blown 震惊
😇 innocent angel 天使
🤗 hug 抱抱 拥抱
🤫 shush quiet 嘘 安静
🤐 zipper_mouth secret 保密
🤒 sick ill 生病
🤓 nerd 书呆子
🥳 party celebrate 庆祝 派对
🤡 clown 小丑
👻 ghost 鬼
💀 skull dead 骷髅
🤖 robot bot 机器人
💩 poop 便便
👍 thumbs_up yes good plus 赞 好
👎 thumbs_down no bad 踩 差
👌 ok okay 好的 可以
✌️ victory peace 耶 胜利
🤞 fingers_crossed luck 祈祷 好运
👏 clap applause 鼓掌
🙌 raised_hands hooray 举手 万岁
🙏 pray thanks please 谢谢 感谢 拜托
🤝 handshake deal 握手 合作
💪 muscle strong 加油 强
👋 wave hello bye 你好 再见 挥手
👀 eyes look 看 围观
👉 point_right 右 指
👈 point_left 左
👆 point_up 上
👇 point_down 下
✋ hand stop 停
✍️ writing write 写字
🧠 brain 大脑
🙋 raising_hand question 提问 举手
🤷 shrug 耸肩 不知道
🤦 facepalm 捂脸
❤️ heart love red 爱心 爱
🧡 orange_heart 橙心
💛 yellow_heart 黄心
💚 green_heart 绿心
💙 blue_heart 蓝心
💜 purple_heart 紫心
💔 broken_heart 心碎
✨ sparkles shiny 闪亮 亮晶晶
⭐ star 星 收藏
🌟 glowing_star 闪星
🔥 fire hot lit 火 热门
💯 hundred perfect 满分 一百
🎉 tada party celebrate congratulations 庆祝 恭喜
🎊 confetti 彩带
🎁 gift present 礼物
🎂 cake birthday 生日 蛋糕
🏆 trophy win 奖杯 冠军
🥇 gold_medal first 金牌 第一
🎯 target bullseye goal 目标
🚀 rocket ship launch 火箭 上线
⚡ zap lightning fast 闪电
💡 bulb idea 灯泡 主意
💥 boom 爆炸
💬 speech comment 评论 说
💭 thought 想法
📌 pushpin pin 图钉 置顶
📎 paperclip attach 附件
📷 camera photo 相机 照片
🎨 art palette paint 艺术 画
✏️ pencil edit 铅笔 编辑
📝 memo note 笔记 备忘
📚 books read 书 学习
📖 book open 书本
📅 calendar date 日历 日期
⏰ alarm clock 闹钟
⏳ hourglass wait 沙漏 等待
🔍 search magnifier find 搜索 放大镜
🔗 link chain 链接
🔒 lock private 锁
🔑 key 钥匙
🔨 hammer build 锤子
🔧 wrench fix tool 扳手 修理
🪚 saw wood 锯子
🪛 screwdriver 螺丝刀
🧰 toolbox 工具箱
🧵 thread sewing 线 缝纫
🧶 yarn knit 毛线 编织
🪵 wood log 木头
⚙️ gear settings 齿轮 设置
🐛 bug insect 虫 错误
💻 laptop computer code 电脑 代码
📱 phone mobile 手机
🖨️ printer 打印机
🎵 music note 音乐
🎮 game 游戏
☕ coffee 咖啡
🍵 tea 茶
🍺 beer 啤酒
🍜 noodles ramen 面条
🍎 apple 苹果
🍉 watermelon 西瓜 吃瓜
🌹 rose flower 玫瑰 花
🌱 seedling plant 幼苗
🌳 tree 树
🌈 rainbow 彩虹
☀️ sun sunny 太阳 晴
🌙 moon night 月亮
🌧️ rain 下雨
❄️ snow cold 雪
🐶 dog puppy 狗
🐱 cat kitten 猫
🐼 panda 熊猫
🐲 dragon 龙
✅ check done yes 完成 对
❌ cross no wrong 错 叉
❗ exclamation important 感叹 重要
❓ question 问号 疑问
⚠️ warning 警告 注意
🚫 forbidden no 禁止
🆗 ok_button 没问题
🆕 new_button 新
➕ plus add 加
➖ minus 减
➡️ arrow_right 右箭头
⬅️ arrow_left 左箭头
⬆️ arrow_up 上箭头
⬇️ arrow_down 下箭头
🔄 refresh again 刷新
🧧 red_envelope 红包
🏮 lantern 灯笼
🧨 firecracker 鞭炮
🥟 dumpling 饺子
`;

const all: Emoji[] = table.trim().split("\n").map((line) => {
  const [char = "", name = "", ...words] = line.split(" ");
  return { char, name, words };
});

const shownMax = 8;

/** Emoji whose names hold the text: those that begin with it first. At most eight. */
export function findEmoji(query: string): Emoji[] {
  const text = query.toLowerCase();
  const rank = ({ name, words }: Emoji): number => {
    if (name === text) return 0;
    if (words.includes(text)) return 1;
    if ([name, ...words].some((word) => word.startsWith(text))) return 2;
    return [...name.split("_").slice(1), ...words.filter(hasHan)].some((word) => word.startsWith(text) || (hasHan(text) && word.includes(text))) ? 3 : 4;
  };
  return [0, 1, 2, 3].flatMap((wanted) => all.filter((emoji) => rank(emoji) === wanted)).slice(0, shownMax);
}

/** What an emoji is called in that script. */
export function nameOfEmoji({ name, words }: Emoji, locale: string): string {
  return (locale.startsWith("zh") ? words.find(hasHan) : undefined) ?? name.replaceAll("_", " ");
}
