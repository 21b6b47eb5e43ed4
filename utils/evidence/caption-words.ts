/**
 * Words by which authors say that a video is AI-made. Adding a language is one entry in caption-latin.ts or
 * caption-other-scripts.ts and its sentences in tests/unit/evidence/caption-sentences.json. Everything is written folded
 * (`fold` in caption.ts: lower case, no accents). In patterns a space is any gap or hyphen, `_` the same or nothing, `…`
 * up to 24 characters of the same clause; `¶` a letter or digit, `§` an AI word of the language, `@` a generator, `~` an
 * AI word or a generator whose name means nothing else.
 */
export interface CaptionLanguage {
  readonly language: string;
  /** What people call AI. "AI" itself counts everywhere. */
  readonly ai: string;
  /** Phrases that declare. */
  readonly says: readonly string[];
  /** In the same sentence: negations, questions, comparisons. */
  readonly not: string;
  /** Anywhere in the caption: news about AI, advice how to spot it, rumours. */
  readonly about: string;
  /** Written without spaces, so words have no edges. */
  readonly joined?: true;
}

/** Names that mean a generator only. */
export const GENERATORS =
  'sora_2|sora_ai|openai sora|sora by openai|veo_[23](?:\\.1)?|google veo|kling(?:_ai)?(?: [\\d.]+)?|hailuo(?:_ai)?|minimax|runway_ml|runway_gen_[234]|pika_(?:labs|art)|luma_(?:ai|labs|dream machine|ray)|dream machine|seedance|dreamina|jimeng|midjourney|grok imagine|vidu|pixverse|wan_2|hunyuan|higgsfield|heygen|stable diffusion|comfyui|animatediff|nano banana|meta ai|即梦(?:ai)?|可灵(?:ai)?|海螺ai|豆包|소라_2|클링';
/** Generators whose names people, places and shops have, too: they count after "made with" only. */
export const SHARED_NAMES = 'sora|veo|runway|pika|luma|grok|gemini|wan';

/** Hashtags that say it alone. */
export const STRONG_TAGS =
  'a[ií]_?(?:videos?|generated\\w*|generation|animation|animated|animations|film|films|filmmaking|filmmaker|shorts?|shortfilm|movie|movies|clip|clips|cinema|musicvideo|made|created|creation|creations|content|reels?|cat|cats|dog|slop|story|生成.*|视频|影片|短片|动画|動画|制作|製作|アニメ|映像|短剧|翻唱|영상.*|생성.*|동영상)|(?:made|created|generated|animated)(?:with|by|using)(?:ai|sora2?|veo3?|kling|hailuo|runway|pika|luma)|(?:videos?|animacion|film)_?(?:ia|ki|conia|comia|parlia)|(?:ia|ki)_?videos?|(?:hecho|creado|generado|feito|criado|gerado|fatto|creato|generato)(?:con|com|por)ia|(?:fait|cree|genere)(?:avecl?|parl?)ia|ki_?(?:generiert|film|animation)|mitkierstellt|gemaaktmetai|нейровидео|ии_?видео|видеонейросеть|сделанонейросетью|yapayzekavideo\\w*|인공지능영상|syntheticmedia|texttovideo|imagetovideo|sora_?(?:2|ai|app)\\w*|openaisora|soravideos?|googleveo\\d*|veo[23]\\d?\\w*|veoai|kling_?(?:ai|\\d)\\w*|hailuo_?ai|minimaxai|runway(?:ml|ai|gen\\d)|pika_?(?:labs|ai|art)|luma_?(?:ai|labs)|lumadreammachine|dreamina|seedance\\w*|haiper|pixverse|vidu_?ai|grokimagine|wan2\\d|hunyuanvideo|可灵(?:ai)?|即梦(?:ai)?|海螺ai';
/** Hashtags that say it unless the caption is about something that people do with AI or about a trade. */
export const BARE_TAGS =
  'ai|ia|aiart|aigc|aiartist|aicreator|aiartwork|generativeai|genai|artificialintelligence|inteligenciaartificial|intelligenceartificielle|intelligenzaartificiale|kunstlicheintelligenz|нейросеть|нейросети|yapayzeka|人工智能|인공지능|生成ai';
export const TOPICS =
  'using ai|ai (?:in|for|is|will|can|and|agents?|assistants?)|health\\w*|medic\\w*|tech\\w*|news|coding|code|python|program\\w*|learn\\w*|education|courses?|tutorials?|tips|tools?|productivity|business|startups?|money|marketing|jobs?|careers?|chatgpt|gpt|openai|machine_learning|data\\w*|robotics|podcast|interview|science|nvidia|software|developers?|financ\\w*|stocks?|invest\\w*|crypto|law|ethics|prompts?|thoughts|opinion|debate|curso|noticias?|tecnologia|formation|nachrichten|kurse?|новости|haber|berita|ニュース|新闻|뉴스|खबर';
export const DENYING_TAGS =
  'no_?ai|not_?ai|non_?ai|noia|keineki|ai_?free|realnotai|notaigenerated|antiai|noalaia';
