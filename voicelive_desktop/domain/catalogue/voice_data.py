"""Azure's voices by language.

One language a line, "locale: language", and below it the names; f, m and n before a list say
female, male, neutral. A name stands for `<locale>-<name>Neural`; after a colon is the base model of
an HD voice, `<locale>-<name>:Dragon…`.
"""

AS_OF = "2025-10-21"
SOURCE = "Azure documentation: Speech, language and voice support, text to speech voices"

BASES = {
    "HD": "DragonHDLatestNeural",
    "Omni": "DragonHDOmniLatestNeural",
    "Flash": "DragonHDFlashLatestNeural",
}

TABLE = """
af-ZA: Afrikaans (South Africa)
  f Adri m Willem
am-ET: Amharic (Ethiopia)
  f Mekdes m Ameha
ar-AE: Arabic (United Arab Emirates)
  f Fatima m Hamdan
ar-BH: Arabic (Bahrain)
  f Laila m Ali
ar-DZ: Arabic (Algeria)
  f Amina m Ismael
ar-EG: Arabic (Egypt)
  f Salma m Shakir
ar-IQ: Arabic (Iraq)
  f Rana m Bassel
ar-JO: Arabic (Jordan)
  f Sana m Taim
ar-KW: Arabic (Kuwait)
  f Noura m Fahed
ar-LB: Arabic (Lebanon)
  f Layla m Rami
ar-LY: Arabic (Libya)
  f Iman m Omar
ar-MA: Arabic (Morocco)
  f Mouna m Jamal
ar-OM: Arabic (Oman)
  f Aysha m Abdullah
ar-QA: Arabic (Qatar)
  f Amal m Moaz
ar-SA: Arabic (Saudi Arabia)
  f Zariyah m Hamed
ar-SY: Arabic (Syria)
  f Amany m Laith
ar-TN: Arabic (Tunisia)
  f Reem m Hedi
ar-YE: Arabic (Yemen)
  f Maryam m Saleh
as-IN: Assamese (India)
  f Yashica m Priyom
az-AZ: Azerbaijani (Azerbaijan)
  f Banu m Babek
bg-BG: Bulgarian (Bulgaria)
  f Kalina m Borislav
bn-BD: Bangla (Bangladesh)
  f Nabanita m Pradeep
bn-IN: Bengali (India)
  f Tanishaa m Bashkar
bs-BA: Bosnian (Bosnia and Herzegovina)
  f Vesna m Goran
ca-ES: Catalan (Spain)
  f Joana Alba m Enric
cs-CZ: Czech (Czechia)
  f Vlasta m Antonin
cy-GB: Welsh (United Kingdom)
  f Nia m Aled
da-DK: Danish (Denmark)
  f Christel m Jeppe
de-AT: German (Austria)
  f Ingrid m Jonas
de-CH: German (Switzerland)
  f Leni m Jan
de-DE: German (Germany)
  f Seraphina:HD m Florian:HD f SeraphinaMultilingual m FlorianMultilingual f Katja m Conrad
  f Amala Elke Gisela Klarissa Louisa Maja Tanja m Bernd Christoph Kasper Killian Klaus Ralf
el-GR: Greek (Greece)
  f Athina m Nestoras
en-AU: English (Australia)
  f Natasha m William WilliamMultilingual f Annette Carly Elsie Freya Joanne Kim Tina m Darren Duncan Ken Neil Tim
en-CA: English (Canada)
  f Clara m Liam
en-GB: English (United Kingdom)
  f Ada:HD m Ollie:HD f AdaMultilingual m OllieMultilingual f Sonia m Ryan f Libby
  f Abbi Bella Hollie Maisie Mia Olivia m Alfie Elliot Ethan Noah Oliver Thomas
en-HK: English (Hong Kong SAR)
  f Yan m Sam
en-IE: English (Ireland)
  f Emily m Connor
en-IN: English (India)
  f Meera:HD Aarti:HD m Arjun:HD f AartiIndic NeerjaIndic m ArjunIndic PrabhatIndic
  f Aashi Aarti Ananya Kavya Neerja m Aarav Arjun Kunal Prabhat Rehaan
en-KE: English (Kenya)
  f Asilia m Chilemba
en-NG: English (Nigeria)
  f Ezinne m Abeo
en-NZ: English (New Zealand)
  f Molly m Mitchell
en-PH: English (Philippines)
  f Rosa m James
en-SG: English (Singapore)
  f Luna m Wayne
en-TZ: English (Tanzania)
  f Imani m Elimu
en-US: English (United States)
  f Ava:HD m Andrew:HD Adam:HD Brian:HD Davis:HD f Emma:HD m Steffan:HD Andrew2:HD f Emma2:HD
  m Alloy:HD Andrew3:HD f Aria:HD Ava3:HD Bree:HD Jane:HD Jenny:HD Nova:HD Phoebe:HD Serena:HD
  n MultiTalker-Ava-Andrew:HD MultiTalker-Ava-Steffan:HD
  m Andrew:Omni Caleb:Omni Lewis:Omni f Dana:Omni Phoebe:Omni m Jimmie:Flash Tyler:Flash f Tiana:Flash
  f AvaMultilingual m AndrewMultilingual f EmmaMultilingual m BrianMultilingual f CoraMultilingual
  f JennyMultilingual m ChristopherMultilingual BrandonMultilingual RyanMultilingual SteffanMultilingual
  m AlloyTurboMultilingual EchoTurboMultilingual OnyxTurboMultilingual AshTurboMultilingual
  f NovaTurboMultilingual ShimmerTurboMultilingual n FableTurboMultilingual
  m AdamMultilingual DavisMultilingual DerekMultilingual DustinMultilingual LewisMultilingual SamuelMultilingual
  f AmandaMultilingual EvelynMultilingual LolaMultilingual NancyMultilingual PhoebeMultilingual SerenaMultilingual
  f Ava m Andrew f Emma m Brian f Jenny m Guy f Aria m Davis f Jane m Jason Kai f Luna Sara m Tony f Nancy
  f Amber Ana Ashley Cora Elizabeth Michelle Monica m Brandon Christopher Eric Jacob Roger Steffan
  m AIGenerate1 f AIGenerate2 n Blue
en-ZA: English (South Africa)
  f Leah m Luke
es-AR: Spanish (Argentina)
  f Elena m Tomas
es-BO: Spanish (Bolivia)
  f Sofia m Marcelo
es-CL: Spanish (Chile)
  f Catalina m Lorenzo
es-CO: Spanish (Colombia)
  f Salome m Gonzalo
es-CR: Spanish (Costa Rica)
  f Maria m Juan
es-CU: Spanish (Cuba)
  f Belkys m Manuel
es-DO: Spanish (Dominican Republic)
  f Ramona m Emilio
es-EC: Spanish (Ecuador)
  f Andrea m Luis
es-ES: Spanish (Spain)
  f Ximena:HD m Tristan:HD f XimenaMultilingual m TristanMultilingual f ArabellaMultilingual IsidoraMultilingual
  f Elvira m Alvaro f Abril Estrella Irene Laia Lia Triana Vera Ximena m Arnau Dario Elias Nil Saul Teo
es-GQ: Spanish (Equatorial Guinea)
  f Teresa m Javier
es-GT: Spanish (Guatemala)
  f Marta m Andres
es-HN: Spanish (Honduras)
  f Karla m Carlos
es-MX: Spanish (Mexico)
  f DaliaMultilingual m JorgeMultilingual f Dalia m Jorge
  f Beatriz Candela Carlota Larissa Marina Nuria Renata m Cecilio Gerardo Liberto Luciano Pelayo Yago
es-NI: Spanish (Nicaragua)
  f Yolanda m Federico
es-PA: Spanish (Panama)
  f Margarita m Roberto
es-PE: Spanish (Peru)
  f Camila m Alex
es-PR: Spanish (Puerto Rico)
  f Karina m Victor
es-PY: Spanish (Paraguay)
  f Tania m Mario
es-SV: Spanish (El Salvador)
  f Lorena m Rodrigo
es-US: Spanish (United States)
  f Paloma m Alonso
es-UY: Spanish (Uruguay)
  f Valentina m Mateo
es-VE: Spanish (Venezuela)
  f Paola m Sebastian
et-EE: Estonian (Estonia)
  f Anu m Kert
eu-ES: Basque (Spain)
  f Ainhoa m Ander
fa-IR: Persian (Iran)
  f Dilara m Farid
fi-FI: Finnish (Finland)
  f Selma m Harri f Noora
fil-PH: Filipino (Philippines)
  f Blessica m Angelo
fr-BE: French (Belgium)
  f Charline m Gerard
fr-CA: French (Canada)
  f Sylvie:HD m Thierry:HD f Sylvie m Jean Antoine Thierry
fr-CH: French (Switzerland)
  f Ariane m Fabrice
fr-FR: French (France)
  f Vivienne:HD m Remy:HD f VivienneMultilingual m RemyMultilingual LucienMultilingual f Denise m Henri
  f Brigitte Celeste Coralie Eloise Jacqueline Josephine Yvette m Alain Claude Jerome Maurice Yves
ga-IE: Irish (Ireland)
  f Orla m Colm
gl-ES: Galician (Spain)
  f Sabela m Roi
gu-IN: Gujarati (India)
  f Dhwani m Niranjan
he-IL: Hebrew (Israel)
  f Hila m Avri
hi-IN: Hindi (India)
  f Swara m Madhur f Aarti Ananya Kavya m Aarav Arjun Kunal Rehaan
hr-HR: Croatian (Croatia)
  f Gabrijela m Srecko
hu-HU: Hungarian (Hungary)
  f Noemi m Tamas
hy-AM: Armenian (Armenia)
  f Anahit m Hayk
id-ID: Indonesian (Indonesia)
  f Gadis m Ardi
is-IS: Icelandic (Iceland)
  f Gudrun m Gunnar
it-IT: Italian (Italy)
  f Isabella:HD m Alessio:HD f IsabellaMultilingual m AlessioMultilingual GiuseppeMultilingual MarcelloMultilingual
  f Elsa Isabella m Diego f Fabiola Fiamma Imelda Irma Palmira Pierina
  m Benigno Calimero Cataldo Gianni Giuseppe Lisandro Rinaldo
iu-Cans-CA: Inuktitut (Syllabics, Canada)
  f Siqiniq m Taqqiq
iu-Latn-CA: Inuktitut (Latin, Canada)
  f Siqiniq m Taqqiq
ja-JP: Japanese (Japan)
  f Nanami:HD m Masaru:HD MasaruMultilingual f Nanami m Keita f Aoi Mayu Shiori m Daichi Naoki
jv-ID: Javanese (Indonesia)
  f Siti m Dimas
ka-GE: Georgian (Georgia)
  f Eka m Giorgi
kk-KZ: Kazakh (Kazakhstan)
  f Aigul m Daulet
km-KH: Khmer (Cambodia)
  f Sreymom m Piseth
kn-IN: Kannada (India)
  f Sapna m Gagan
ko-KR: Korean (Korea)
  f SunHi:HD m Hyunsu:HD HyunsuMultilingual f SunHi m InJoon f JiMin SeoHyeon SoonBok YuJin m BongJin GookMin Hyunsu
lo-LA: Lao (Laos)
  f Keomany m Chanthavong
lt-LT: Lithuanian (Lithuania)
  f Ona m Leonas
lv-LV: Latvian (Latvia)
  f Everita m Nils
mk-MK: Macedonian (North Macedonia)
  f Marija m Aleksandar
ml-IN: Malayalam (India)
  f Sobhana m Midhun
mn-MN: Mongolian (Mongolia)
  f Yesui m Bataa
mr-IN: Marathi (India)
  f Aarohi m Manohar
ms-MY: Malay (Malaysia)
  f Yasmin m Osman
mt-MT: Maltese (Malta)
  f Grace m Joseph
my-MM: Burmese (Myanmar)
  f Nilar m Thiha
nb-NO: Norwegian (Norway)
  f Pernille m Finn f Iselin
ne-NP: Nepali (Nepal)
  f Hemkala m Sagar
nl-BE: Dutch (Belgium)
  f Dena m Arnaud
nl-NL: Dutch (Netherlands)
  f Fenna m Maarten f Colette
or-IN: Odia (India)
  f Subhasini m Sukant
pa-IN: Punjabi (India)
  f Vaani m Ojas
pl-PL: Polish (Poland)
  f Agnieszka m Marek f Zofia
ps-AF: Pashto (Afghanistan)
  f Latifa m GulNawaz
pt-BR: Portuguese (Brazil)
  f Thalita:HD m Macerio:HD f ThalitaMultilingual m MacerioMultilingual f Francisca m Antonio
  f Brenda Elza Giovanna Leila Leticia Manuela Thalita Yara m Donato Fabio Humberto Julio Nicolau Valerio
pt-PT: Portuguese (Portugal)
  f Raquel m Duarte f Fernanda
ro-RO: Romanian (Romania)
  f Alina m Emil
ru-RU: Russian (Russia)
  f Svetlana m Dmitry f Dariya
si-LK: Sinhala (Sri Lanka)
  f Thilini m Sameera
sk-SK: Slovak (Slovakia)
  f Viktoria m Lukas
sl-SI: Slovenian (Slovenia)
  f Petra m Rok
so-SO: Somali (Somalia)
  f Ubax m Muuse
sq-AL: Albanian (Albania)
  f Anila m Ilir
sr-Latn-RS: Serbian (Latin, Serbia)
  f Sophie m Nicholas
sr-RS: Serbian (Cyrillic, Serbia)
  f Sophie m Nicholas
su-ID: Sundanese (Indonesia)
  f Tuti m Jajang
sv-SE: Swedish (Sweden)
  f Sofie m Mattias f Hillevi
sw-KE: Kiswahili (Kenya)
  f Zuri m Rafiki
sw-TZ: Kiswahili (Tanzania)
  f Rehema m Daudi
ta-IN: Tamil (India)
  f Pallavi m Valluvar
ta-LK: Tamil (Sri Lanka)
  f Saranya m Kumar
ta-MY: Tamil (Malaysia)
  f Kani m Surya
ta-SG: Tamil (Singapore)
  f Venba m Anbu
te-IN: Telugu (India)
  f Shruti m Mohan
th-TH: Thai (Thailand)
  f Premwadee m Niwat f Achara
tr-TR: Turkish (Türkiye)
  f Emel m Ahmet
uk-UA: Ukrainian (Ukraine)
  f Polina m Ostap
ur-IN: Urdu (India)
  f Gul m Salman
ur-PK: Urdu (Pakistan)
  f Uzma m Asad
uz-UZ: Uzbek (Uzbekistan)
  f Madina m Sardor
vi-VN: Vietnamese (Vietnam)
  f HoaiMy m NamMinh
wuu-CN: Chinese (Wu)
  f Xiaotong m Yunzhe
yue-CN: Chinese (Cantonese, Simplified)
  f XiaoMin m YunSong
zh-CN: Chinese (Mandarin, Simplified)
  f Xiaochen:HD m Yunfan:HD f Xiaoyue:Omni m Yunqi:Omni
  f Xiaochen:Flash Xiaoxiao:Flash Xiaoxiao2:Flash Xiaoshuang:Flash Xiaoyou:Flash Xiaoyu:Flash
  m Yunxiao:Flash Yunye:Flash Yunyi:Flash Yunxia:Flash
  f XiaochenMultilingual XiaoxiaoMultilingual XiaoyuMultilingual XiaoshuangMultilingual XiaoyouMultilingual
  m YunxiaoMultilingual YunyiMultilingual YunfanMultilingual
  f Xiaoxiao m Yunxi Yunjian f Xiaoyi m Yunyang f XiaoxiaoDialects
  f Xiaochen Xiaohan Xiaomeng Xiaomo Xiaoqiu Xiaorou Xiaorui Xiaoshuang Xiaoyan Xiaoyou Xiaozhen
  m Yunfeng Yunhao Yunjie Yunxia Yunye Yunze
zh-CN-guangxi: Chinese (Guangxi Mandarin)
  m Yunqi
zh-CN-henan: Chinese (Henan Mandarin)
  m Yundeng
zh-CN-liaoning: Chinese (Northeastern Mandarin)
  f Xiaobei m Yunbiao
zh-CN-shaanxi: Chinese (Shaanxi Mandarin)
  f Xiaoni
zh-CN-shandong: Chinese (Jilu Mandarin)
  m Yunxiang
zh-CN-sichuan: Chinese (Southwestern Mandarin)
  m Yunxi
zh-HK: Chinese (Cantonese, Traditional)
  f HiuMaan m WanLung f HiuGaai
zh-TW: Chinese (Taiwanese Mandarin)
  f HsiaoChen m YunJhe f HsiaoYu
zu-ZA: isiZulu (South Africa)
  f Thando m Themba
"""
