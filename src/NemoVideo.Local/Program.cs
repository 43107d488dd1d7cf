using NemoVideo.Local.Hosting;

return await CommandLine.RunAsync(args, Console.Out, Console.Error, Composition.Create);
